using System.Net;
using Hotline.Host.Webhooks.Sending;
using Hotline.Host.Webhooks.Subscriptions;

namespace Hotline.Host.Tests.Webhooks;

/// <summary>Which addresses may be posted to.</summary>
public sealed class PublicNetworksTests
{
    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.0", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.100.100.200", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    public void Contains_AnAddress_KnowsWhetherItIsPublic(string address, bool isPublic)
        => PublicNetworks.Contains(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Theory]
    [InlineData("https://case.example.org/hooks", true)]
    [InlineData("https://case.example.org:8443/hooks?x=1", true)]
    [InlineData("http://case.example.org/hooks", false)]
    [InlineData("https://user:password@case.example.org/", false)]
    [InlineData("https://case.example.org/#part", false)]
    [InlineData("https://localhost/", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://2130706433/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/hooks", false)]
    [InlineData("", false)]
    public void IsAllowed_InProduction_IsHttpsToNamesAndPublicAddresses(string url, bool isAllowed)
        => new WebhookAddresses(allowPrivateNetworks: false).IsAllowed(url).ShouldBe(isAllowed);
}
