using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Hotline.Host.Tests.Open311;
using Hotline.TestKit;

namespace Hotline.Host.Tests.Api;

/// <summary>A department's own program, with its key.</summary>
internal sealed class DepartmentClient(HttpClient http, string key = DepartmentClient.CityManagement)
{
    public DepartmentClient(RunningHost host, string key = CityManagement)
        : this(host.Client, key)
    {
    }

    public const string CityManagement = "dev-city-management";
    public const string UrbanEnforcement = "dev-urban-enforcement";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Opens a ticket that goes to city management, from an application; a new one each time.</summary>
    public async Task<string> OpenTicketAsync(string words = "路灯坏了") => await new GeoReportClient(http).ReportAsync(
        new("service_code", "cityscape.streetlight"), new("address_string", "朝阳区望京街道花家地北里"), new("description", $"{words} {Guid.NewGuid()}"));

    /// <summary>Opens a ticket that goes to city management, by SMS.</summary>
    public async Task<(string Number, SmsHandset Handset)> OpenTicketBySmsAsync()
    {
        var handset = new SmsHandset(http, $"+86139{Random.Shared.Next(0, 100_000_000):D8}");
        await handset.SendAsync("朝阳区望京街道花家地北里门口的路灯坏了三天了", cancellationToken: Stop);
        var reply = string.Concat(await handset.SendAsync("对", cancellationToken: Stop));
        var number = string.Concat(reply.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(c => char.IsAsciiDigit(c) || c == ' ').Where(char.IsAsciiDigit));
        number.Length.ShouldBeGreaterThanOrEqualTo(8, reply);
        return (number, handset);
    }

    public Task<ApiAnswer> GetAsync(string path, string? ifNoneMatch = null)
        => SendAsync(new(HttpMethod.Get, path), r => Add(r, "If-None-Match", ifNoneMatch));

    /// <summary>Does something to a ticket, on whatever version where <paramref name="ifMatch"/> is left out.</summary>
    public Task<ApiAnswer> DoAsync(string number, string command, object? body = null, string? ifMatch = "*", string? idempotencyKey = null, string language = "zh-CN")
        => SendAsync(new(HttpMethod.Post, $"/api/tickets/{number}/{command}") { Content = body is null ? null : JsonContent.Create(body) }, r =>
        {
            Add(r, "If-Match", ifMatch);
            Add(r, "Idempotency-Key", idempotencyKey);
            r.Headers.AcceptLanguage.ParseAdd(language);
        });

    public Task<ApiAnswer> PostAsync(string path, HttpContent? content)
        => SendAsync(new(HttpMethod.Post, path) { Content = content }, r => Add(r, "If-Match", "*"));

    public Task<ApiAnswer> PostJsonAsync(string path, string json) => PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync(new(HttpMethod.Delete, path), _ => { });

    private async Task<ApiAnswer> SendAsync(HttpRequestMessage request, Action<HttpRequestMessage> prepare)
    {
        using (request)
        {
            Add(request, "X-Api-Key", key);
            prepare(request);
            using var response = await http.SendAsync(request, Stop);
            var body = await response.Content.ReadAsStringAsync(Stop);
            var type = response.Content.Headers.ContentType?.MediaType;
            return new((int)response.StatusCode, response.Headers.ETag?.ToString(), type,
                type?.EndsWith("json", StringComparison.Ordinal) == true ? JsonSerializer.Deserialize<JsonElement>(body) : default);
        }
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is { Length: > 0 })
            request.Headers.TryAddWithoutValidation(name, value);
    }
}

/// <summary>What the service answered.</summary>
internal sealed record ApiAnswer(int Status, string? ETag, string? Type, JsonElement Json)
{
    /// <summary>Asserts an error with this status and code, as problem details.</summary>
    public void ShouldBeProblem(int status, string code)
    {
        Status.ShouldBe(status, Json.ToString());
        Type.ShouldBe("application/problem+json");
        Json.GetProperty("code").GetString().ShouldBe(code);
        Json.GetProperty("type").GetString().ShouldBe("urn:hotline:problem:" + code);
        Json.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        Json.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }
}
