using System.Net;

namespace Hotline.Console.Tests.Access;

public sealed class AttackTests(RunningConsole console)
{
    [Fact]
    public async Task Post_WithoutTheFormsToken_IsRefused()
    {
        using var visitor = await Visitor.SignedInAsync(console.Address, "editor");

        using var response = await visitor.PostAsync("/console/account/password", "forged", ("old", "hotline-demo-96156"), ("password", "another-password-1"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var again = new Visitor(console.Address);
        (await again.SignInAsync("editor", "hotline-demo-96156")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Post_WithTheTokenOfAnother_IsRefused()
    {
        using var other = await Visitor.SignedInAsync(console.Address, "auditor");
        var (_, html) = await other.GetAsync("/console/account");
        var token = html.Split("name=\"__csrf\" value=\"")[1].Split('"')[0];
        using var visitor = await Visitor.SignedInAsync(console.Address, "editor");

        using var response = await visitor.PostAsync("/console/account/password", token, ("old", "hotline-demo-96156"), ("password", "another-password-1"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/console/sign-in")]
    [InlineData("/console/nothing")]
    public async Task Pages_TellTheBrowserToTrustNothingElse(string path)
    {
        using var visitor = new Visitor(console.Address);

        using var response = await visitor.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
