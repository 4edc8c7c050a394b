using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hotline.TestKit;

namespace Hotline.Host.Tests.Api;

/// <summary>A department works a ticket over HTTP, from the resident's message to the answer that reaches them.</summary>
public sealed class TicketApiTests(RunningHost host)
{
    private const string CityManagement = "dev-city-management";
    private const string UrbanEnforcement = "dev-urban-enforcement";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tickets_WithoutKeyOrWithAWrongOne_AreClosed()
    {
        (await host.Client.GetAsync("/api/tickets", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(HttpMethod.Get, "/api/tickets", "dev-wrong-department-key")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Department_WorksATicket_FromSignInToAnswer()
    {
        var (number, handset) = await OpenTicketAsync();

        var listed = await ReadAsync(await SendAsync(HttpMethod.Get, "/api/tickets?status=Dispatched&limit=200", CityManagement));
        listed.GetProperty("tickets").EnumerateArray().Select(t => t.GetProperty("number").GetString()).ShouldContain(number);
        (await SendAsync(HttpMethod.Post, $"/api/tickets/{number}/sign-in", CityManagement)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Post, $"/api/tickets/{number}/contacts", CityManagement, new { way = "电话", result = "已联系，约好明天上门" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        var answered = await SendAsync(HttpMethod.Post, $"/api/tickets/{number}/answer", CityManagement, new { text = "路灯的电缆已经换好，今晚恢复照明。" });
        (await ReadAsync(answered)).GetProperty("status").GetString().ShouldBe("Resolved");

        var detail = await ReadAsync(await SendAsync(HttpMethod.Get, $"/api/tickets/{number}", CityManagement));
        detail.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("event").GetString()).ShouldContain("TicketResolved");
        (await handset.SendAsync("查一下我的单子", cancellationToken: Stop)).Single().ShouldContain("路灯的电缆已经换好");
    }

    [Fact]
    public async Task AnotherDepartment_DoesNotSeeTheTicket()
    {
        var (number, _) = await OpenTicketAsync();

        (await SendAsync(HttpMethod.Get, $"/api/tickets/{number}", UrbanEnforcement)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(HttpMethod.Post, $"/api/tickets/{number}/sign-in", UrbanEnforcement)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Command_WithAnOldETag_IsRefusedWithTheNewVersion()
    {
        var (number, _) = await OpenTicketAsync();
        var etag = (await SendAsync(HttpMethod.Get, $"/api/tickets/{number}", CityManagement)).Headers.ETag!.ToString();
        (await SendAsync(HttpMethod.Post, $"/api/tickets/{number}/sign-in", CityManagement, ifMatch: etag)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var second = await SendAsync(HttpMethod.Post, $"/api/tickets/{number}/notes", CityManagement, new { text = "迟到的备注" }, etag);

        second.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        second.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Command_ThatTheStatusForbids_IsAConflictInTheCallersLanguage()
    {
        var (number, _) = await OpenTicketAsync();

        var refused = await SendAsync(HttpMethod.Post, $"/api/tickets/{number}/close", CityManagement, language: "en");

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await ReadAsync(refused)).GetProperty("detail").GetString()!.ShouldContain("Ticket");
    }

    [Theory]
    [InlineData("/api/tickets?status=Nonsense")]
    [InlineData("/api/tickets?limit=0")]
    [InlineData("/api/tickets?limit=9999")]
    public async Task List_WithABadValue_SaysWhatIsAllowed(string path)
        => (await SendAsync(HttpMethod.Get, path, CityManagement)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"text\":5}")]
    [InlineData("")]
    public async Task Command_WithAMisshapenBody_IsABadRequest(string body)
    {
        var (number, _) = await OpenTicketAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tickets/{number}/notes") { Content = new StringContent(body, null, "application/json") };
        request.Headers.Add("X-Api-Key", CityManagement);
        using var response = await host.Client.SendAsync(request, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<(string Number, SmsHandset Handset)> OpenTicketAsync()
    {
        var handset = host.NewHandset();
        await handset.SendAsync("朝阳区望京街道花家地北里门口的路灯坏了三天了", cancellationToken: Stop);
        var reply = string.Concat(await handset.SendAsync("对", cancellationToken: Stop));
        var number = string.Concat(reply.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(c => char.IsAsciiDigit(c) || c == ' ').Where(char.IsAsciiDigit));
        number.Length.ShouldBeGreaterThanOrEqualTo(8, reply);
        return (number, handset);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string key, object? body = null, string? ifMatch = null, string language = "zh-CN")
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("X-Api-Key", key);
        request.Headers.AcceptLanguage.ParseAdd(language);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await host.Client.SendAsync(request, Stop);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop));
        return document.RootElement.Clone();
    }
}
