using System.Net;
using System.Net.Http.Json;
using Hotline.TestKit;

namespace Hotline.Cluster.Tests;

/// <summary>
/// A department that asks a resident one thing after the other about a ticket. Each question is pushed to the resident's telephone, and
/// each is asked once however often the request has to be sent.
/// </summary>
internal sealed class Department(City city, string resident) : Actor
{
    /// <summary>A department may ask so often (the largest <c>Ticketing:MaxQuestions</c>).</summary>
    private const int Most = 20;

    private readonly string run = Guid.NewGuid().ToString("N");
    private string number = "";
    private int steps;

    /// <summary>Whom it asks.</summary>
    public string Resident => resident;

    /// <summary>Questions that were asked, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Lets the resident report a street lamp, which is the department's.</summary>
    public async Task OpenAsync()
    {
        var handset = new SmsHandset(city.Front, resident);
        var (report, confirmation) = (SmsHandset.NewSid(), SmsHandset.NewSid());
        await TakenAsync(() => handset.SendAsync("朝阳区望京街道花家地北里门口的路灯坏了三天了", report));
        var opened = string.Concat(await TakenAsync(() => handset.SendAsync("对", confirmation)));
        number = string.Concat(opened.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));
        number.ShouldNotBeEmpty(opened);
    }

    protected override async Task NextAsync()
    {
        if (Asked.Count == Most)
            return;
        var question = $"问题{Asked.Count:D3}：灯杆上的编号是多少？";
        await DoAsync("questions", new { question });
        Asked.Add(question);
        await DoAsync("stop-waiting", new { why = "去现场看" });
    }

    private async Task DoAsync(string path, object body)
    {
        var key = $"{run}{steps++}";
        await TakenAsync(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/tickets/{number}/{path}", UriKind.Relative)) { Content = JsonContent.Create(body) };
            request.Headers.Add("X-Api-Key", City.DepartmentKey);
            request.Headers.Add("If-Match", "*");
            request.Headers.Add("Idempotency-Key", key);
            using var response = await city.Front.SendAsync(request);
            if (response.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
                throw new InvalidOperationException($"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}\n{string.Join('\n', await Committed.EventsAsync(city, number))}");
            response.EnsureSuccessStatusCode();
            return true;
        });
    }
}
