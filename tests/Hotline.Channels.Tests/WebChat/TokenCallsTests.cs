using System.Net;
using Hotline.Channels.WebChat.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Channels.Tests.WebChat;

public sealed class TokenCallsTests : WebChatFixture
{
    private static readonly string[] OwnOrigin = ["https://city.example"];

    private readonly FakeTimeProvider clock = new(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Generate_WithTheSecret_TokenForANewConversation()
    {
        var first = await ReadAsync(HttpMethod.Post, "tokens/generate", Secret, new { });
        var second = await ReadAsync(HttpMethod.Post, "tokens/generate", Secret, new { });

        ((int)first["expires_in"]!).ShouldBe(1800);
        ((string?)first["token"]).ShouldNotBeNullOrEmpty();
        ((string?)second["conversationId"]).ShouldNotBe((string?)first["conversationId"]);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("a-secret-only-for-these-testsx", HttpStatusCode.Forbidden)]
    [InlineData("a-secret-only-for-these-test", HttpStatusCode.Forbidden)]
    public async Task Generate_WithoutTheSecret_Refused(string? secret, HttpStatusCode expected)
    {
        using var response = await SendAsync(HttpMethod.Post, "tokens/generate", null, request =>
        {
            if (secret is { Length: > 0 })
                request.Headers.Authorization = new("Bearer", secret);
        });

        response.StatusCode.ShouldBe(expected);
        (await ErrorCodeAsync(response)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Generate_WithAToken_Refused()
    {
        var visit = await EnterAsync();

        using var response = await SendAsync(HttpMethod.Post, "tokens/generate", visit.Token, new { });

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("has space")]
    [InlineData("line\nbreak")]
    [InlineData("")]
    public async Task Generate_WithAnImpossibleUser_BadArgument(string user)
    {
        using var response = await SendAsync(HttpMethod.Post, "tokens/generate", Secret, new { user = new { id = user } });

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ErrorCodeAsync(response)).ShouldBe("BadArgument");
    }

    [Fact]
    public async Task Refresh_GoodToken_AnotherForTheSameConversation()
    {
        var visit = await StartAsync();
        clock.Advance(TimeSpan.FromMinutes(29));

        var answer = await ReadAsync(HttpMethod.Post, "tokens/refresh", visit.Token);
        clock.Advance(TimeSpan.FromMinutes(29));

        ((string?)answer["conversationId"]).ShouldBe(visit.ConversationId);
        await SayAsync(visit with { Token = (string)answer["token"]! }, "还在");
    }

    [Fact]
    public async Task Refresh_ExpiredToken_SaysSo()
    {
        var visit = await EnterAsync();
        clock.Advance(TimeSpan.FromMinutes(30));

        using var response = await SendAsync(HttpMethod.Post, "tokens/refresh", visit.Token);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ErrorCodeAsync(response)).ShouldBe("TokenExpired");
    }

    [Fact]
    public async Task Refresh_WithTheSecret_Refused()
    {
        using var response = await SendAsync(HttpMethod.Post, "tokens/refresh", Secret);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task AnyCall_WithATokenForStreams_Refused()
    {
        var visit = await StartAsync();
        var ticket = Service<TokenSigner>().Issue(TokenUse.Stream, new(visit.ConversationId, null), TimeSpan.FromMinutes(1));

        using var response = await SendAsync(HttpMethod.Get, visit.Activities, ticket);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task TrustedOrigins_PageOfAnotherSite_Refused()
    {
        var answer = await ReadAsync(HttpMethod.Post, "tokens/generate", Secret, new { trustedOrigins = OwnOrigin });
        var token = (string)answer["token"]!;

        using var other = await SendAsync(HttpMethod.Post, "conversations", token, request => request.Headers.Add("Origin", "https://other.example"));
        using var own = await SendAsync(HttpMethod.Post, "conversations", token, request => request.Headers.Add("Origin", OwnOrigin));

        other.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ErrorCodeAsync(other)).ShouldBe("UntrustedOrigin");
        own.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    protected override void ConfigureServices(IServiceCollection services) => services.AddSingleton<TimeProvider>(clock);
}
