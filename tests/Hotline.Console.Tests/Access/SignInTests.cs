using System.Net;
using Hotline.TestKit;

namespace Hotline.Console.Tests.Access;

public sealed class SignInTests(RunningConsole console)
{
    [Fact]
    public async Task Console_NotSignedIn_AsksToSignIn()
    {
        using var visitor = new Visitor(console.Address);

        using var response = await visitor.Client.GetAsync(new Uri("/console/desk?x=1", UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.ToString().ShouldBe("/console/sign-in?back=%2Fconsole%2Fdesk%3Fx%3D1");
    }

    [Theory]
    [InlineData("operator", "wrong-password-1")]
    [InlineData("nobody", "hotline-demo-96156")]
    [InlineData("", "")]
    public async Task SignIn_NameOrPasswordWrong_SaysTheSame(string userName, string password)
    {
        using var visitor = new Visitor(console.Address);

        using var response = await visitor.SignInAsync(userName, password);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("用户名或密码不对");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/console")]
    [InlineData("/console\\..\\evil")]
    [InlineData("/consoleevil")]
    public async Task SignIn_BackLeadsElsewhere_GoesToTheConsole(string back)
    {
        using var visitor = new Visitor(console.Address);

        using var response = await visitor.SignInAsync("editor", "hotline-demo-96156", back);

        response.Headers.Location!.ToString().ShouldBe("/console");
    }

    [Fact]
    public async Task SignIn_Cookie_IsForTheConsoleAlone_AndNotForScripts()
    {
        using var visitor = new Visitor(console.Address);

        using var response = await visitor.SignInAsync("editor", "hotline-demo-96156");

        var cookie = response.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("hotline.session=", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("path=/console");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LocksTheAccount()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-lock-").FullName;
        try
        {
            await using var host = await HostProcess.StartAsync(directory);
            using var visitor = new Visitor(host.Address);
            for (var i = 0; i < 5; i++)
                (await visitor.SignInAsync("head", "wrong-password-1")).Dispose();

            using var response = await visitor.SignInAsync("head", "hotline-demo-96156");

            response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("锁定");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task SignIn_SeveralAtOnceAfterAWrongPassword_AreAllLetIn()
    {
        var name = await console.NewOperatorAsync();
        using var stranger = new Visitor(console.Address);
        (await stranger.SignInAsync(name, "wrong-password-1")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var visitor = new Visitor(console.Address);
            using var response = await visitor.SignInAsync(name, RunningConsole.Password);
            return response.StatusCode;
        }));

        statuses.ShouldAllBe(s => s == HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Production_FirstStart_TheLinkCreatesOneAdministratorAndNoMore()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-setup-").FullName;
        try
        {
            await using var host = await HostProcess.StartAsync(directory, environment: "Production");
            var link = host.Output.Split('\n').Single(l => l.Contains("/console/set-up?code=", StringComparison.Ordinal)).Split("：http")[^1];
            var path = new Uri("http" + link.Trim()).PathAndQuery;
            using var visitor = new Visitor(host.Address);
            (await visitor.GetAsync("/console/set-up?code=guess")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await visitor.GetAsync("/console/sign-in")).Html.ShouldNotContain("hotline-demo");
            (await visitor.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK);
            var code = path.Split('=')[1];
            using var weak = await visitor.PostAsync("/console/set-up", ("code", code), ("userName", "chief"), ("displayName", "王主任"), ("password", "short1"));
            weak.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

            using var made = await visitor.PostAsync("/console/set-up", ("code", code), ("userName", "chief"), ("displayName", "王主任"), ("password", "long-enough-96156"));

            made.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            (await visitor.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
            using var signedIn = await visitor.SignInAsync("chief", "long-enough-96156");
            signedIn.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            signedIn.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("hotline.session=", StringComparison.Ordinal)).ShouldContain("secure");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
