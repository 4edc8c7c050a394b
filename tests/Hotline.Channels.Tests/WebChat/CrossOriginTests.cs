using System.Net;

namespace Hotline.Channels.Tests.WebChat;

public sealed class CrossOriginTests : WebChatFixture
{
    [Theory]
    [InlineData("tokens/refresh")]
    [InlineData("conversations")]
    [InlineData("conversations/abc/activities")]
    [InlineData("conversations/abc/upload")]
    public async Task Preflight_AnyPage_MayCallWithMicrosoftsHeaders(string path)
    {
        using var response = await SendAsync(HttpMethod.Options, path, null, request =>
        {
            request.Headers.Add("Origin", "https://city.example");
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
        });

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        response.Headers.GetValues("Access-Control-Allow-Headers").Single().Split(',').ShouldBe(["authorization", "content-type", "x-ms-bot-agent", "x-requested-with"], ignoreOrder: true);
    }

    [Fact]
    public async Task Answer_AlsoARefusal_ReadableByAnyPage()
    {
        using var response = await SendAsync(HttpMethod.Post, "conversations", "bad", request => request.Headers.Add("Origin", "https://city.example"));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        response.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
    }

    [Fact]
    public async Task PageToken_NotReadableByOtherPages()
    {
        using var response = await SendAsync(HttpMethod.Post, "/chat/token", null, request => request.Headers.Add("Origin", "https://city.example"));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }
}
