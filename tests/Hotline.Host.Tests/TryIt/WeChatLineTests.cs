using Hotline.Channels;
using Hotline.Host.TryIt.Residents;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Host.Tests.TryIt;

public sealed class WeChatLineTests : TryItHost
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Text_InEitherMode_AnsweredAtOnce(bool isSafe)
    {
        var arrival = await WeChatAsync(new() { Kind = "text", Text = "路灯坏了 ]]> <&>", IsSafe = isSafe });

        arrival.Fault.ShouldBeNull();
        arrival.Messages.ShouldHaveSingleItem().Text.ShouldBe("收到：路灯坏了 ]]> <&>");
        Host.Inbox.OnlyAccepted.Activity.From!.Id.ShouldBe(OpenId);
    }

    [Fact]
    public async Task SafeMode_EncryptsBothWays_AndShowsWhatIsWithin()
    {
        var arrival = await WeChatAsync(new() { Kind = "text", Text = "路灯坏了", IsSafe = true });

        var exchange = arrival.Exchanges.ShouldHaveSingleItem();
        exchange.Request.Body.ShouldNotContain("路灯坏了");
        exchange.Request.Opened.ShouldNotBeNull().ShouldContain("路灯坏了");
        exchange.Response!.Body.ShouldNotContain("收到");
        exchange.Response.Opened.ShouldNotBeNull().ShouldContain("收到：路灯坏了");
        exchange.Request.Url.ShouldNotBeNull().ShouldContain("msg_signature=");
    }

    [Fact]
    public async Task Voice_CarriesTheRecognition()
    {
        await WeChatAsync(new() { Kind = "voice", Text = "路灯坏了" });

        Host.Inbox.OnlyAccepted.Input.ShouldBe(InputModality.Speech);
        Host.Inbox.OnlyAccepted.Activity.Text.ShouldBe("路灯坏了");
    }

    [Fact]
    public async Task Location_CarriesThePoint()
    {
        await WeChatAsync(new() { Kind = "location", Text = "望京", Latitude = 39.9893, Longitude = 116.4694 });

        var place = Host.Inbox.OnlyAccepted.Activity.Entities.ShouldHaveSingleItem();
        (place.Latitude, place.Longitude, place.Name).ShouldBe((39.9893, 116.4694, "望京"));
    }

    [Fact]
    public async Task Image_CanBeFetchedAsFromThePlatform()
    {
        await WeChatAsync(new() { Kind = "image" });

        var file = Host.Inbox.OnlyAccepted.VendorFiles.ShouldHaveSingleItem();
        Host.Inbox.OnlyAccepted.Activity.Attachments.ShouldHaveSingleItem().ContentUrl.ShouldBe("/files/" + file.FileId);
        var source = Host.Services.GetServices<IVendorFileSource>().Single(s => s.ChannelId == ChannelIds.WeChat);
        using var copy = new MemoryStream();
        (await source.FetchAsync(file.Address, (content, token) => content.CopyToAsync(copy, token), TestContext.Current.CancellationToken)).ShouldBeOfType<SendResult.Sent>();
        copy.ToArray().AsSpan(1, 3).SequenceEqual("PNG"u8).ShouldBeTrue();
    }

    [Fact]
    public async Task Subscribe_Greeted()
    {
        Reply(_ => [new() { Text = "欢迎关注。" }]);

        var arrival = await WeChatAsync(new() { Kind = "subscribe" });

        arrival.Messages.ShouldHaveSingleItem().Text.ShouldBe("欢迎关注。");
        Host.Inbox.OnlyAccepted.Activity.Type.ShouldBe(ActivityTypes.ConversationUpdate);
    }

    [Fact]
    public async Task LateAnswer_ShowsNothingYet()
    {
        Host.Inbox.DeferNext(1);

        var arrival = await WeChatAsync(new() { Kind = "text", Text = "路灯坏了" });

        arrival.Messages.ShouldBeEmpty();
        arrival.Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Send_WhileNothingCanBeStored_ShowsTheRefusal()
    {
        Host.Inbox.IsUnavailable = true;

        var arrival = await WeChatAsync(new() { Kind = "text", Text = "路灯坏了" });

        arrival.Fault.ShouldBe(Faults.Refused);
    }
}
