using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.TestKit;

/// <summary>Plays Twilio's REST interface for sending messages, and can be told to be overloaded, broken or silent.</summary>
public sealed class TwilioApi : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<SentSms> sent = new();
    private readonly ConcurrentQueue<CallRequest> calls = new();
    private int requests;

    private TwilioApi(WebApplication app) => this.app = app;

    /// <summary>Where it listens: the value of <c>Channels:Twilio:ApiBaseUrl</c>.</summary>
    public string Address => app.Urls.First();

    /// <summary>What was taken, in order.</summary>
    public IReadOnlyCollection<SentSms> Sent => sent;

    /// <summary>What was done to calls and conferences, in order, by the resource below the account.</summary>
    public IReadOnlyCollection<CallRequest> Calls => calls;

    /// <summary>True while the conference that is asked for goes on.</summary>
    public bool HasConference { get; set; } = true;

    /// <summary>Its SID.</summary>
    public const string ConferenceSid = "CF00000000000000000000000000000009";

    /// <summary>Requests so far, taken or not.</summary>
    public int Requests => requests;

    /// <summary>Decides the status of the n-th request (1-based); 201 takes the message.</summary>
    public Func<int, int> StatusOf { get; set; } = _ => StatusCodes.Status201Created;

    /// <summary>Starts it on a free loopback port.</summary>
    public static async Task<TwilioApi> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var api = new TwilioApi(app);
        app.MapPost("/2010-04-01/Accounts/{account}/Messages.json", api.TakeAsync);
        app.MapGet("/2010-04-01/Accounts/{account}/Messages/{message}/Media/{file}", api.Give);
        app.MapGet("/2010-04-01/Accounts/{account}/Conferences.json", api.List);
        app.MapPost("/2010-04-01/Accounts/{account}/{**resource}", api.DoAsync);
        await app.StartAsync();
        return api;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>The picture that it has for any multimedia message.</summary>
    public static byte[] Picture { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 2, 3];

    private IResult List(string? friendlyName)
    {
        calls.Enqueue(new("GET Conferences", new Dictionary<string, string> { ["FriendlyName"] = friendlyName ?? "" }));
        return Results.Json(new { conferences = HasConference ? [new { sid = ConferenceSid }] : Array.Empty<object>() });
    }

    private async Task<IResult> DoAsync(string resource, HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        calls.Enqueue(new(resource, form.ToDictionary(f => f.Key, f => f.Value.ToString())));
        var status = StatusOf(Interlocked.Increment(ref requests));
        return status == StatusCodes.Status201Created
            ? Results.Json(new { sid = "CA" + Guid.NewGuid().ToString("N"), status = "queued" }, statusCode: resource.EndsWith("Participants.json", StringComparison.Ordinal) ? 201 : 200)
            : Results.Json(new { code = status == 404 ? 20404 : 20500, message = "no", status }, statusCode: status);
    }

    private IResult Give()
    {
        var status = StatusOf(Interlocked.Increment(ref requests));
        return status == StatusCodes.Status201Created ? Results.Bytes(Picture, "image/jpeg") : Results.StatusCode(status);
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        var status = StatusOf(Interlocked.Increment(ref requests));
        if (status != StatusCodes.Status201Created)
            return Results.Json(new { code = status switch { 429 => 20429, 400 => 21610, _ => 20500 }, message = "no", status }, statusCode: status);
        var form = await request.ReadFormAsync();
        var message = new SentSms(form["To"].ToString(), form["Body"].ToString(), SmsHandset.NewSid());
        sent.Enqueue(message);
        return Results.Json(new { sid = message.Sid, status = "queued" }, statusCode: status);
    }
}

/// <summary>A message that the vendor took.</summary>
/// <param name="To">To whom.</param>
/// <param name="Body">Its text.</param>
/// <param name="Sid">The id under which the vendor reports what becomes of it.</param>
public sealed record SentSms(string To, string Body, string Sid);

/// <summary>Something done to a call or a conference.</summary>
public sealed record CallRequest(string Resource, IReadOnlyDictionary<string, string> Fields);
