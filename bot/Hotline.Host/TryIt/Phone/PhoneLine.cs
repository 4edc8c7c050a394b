using System.Collections.Concurrent;
using System.Globalization;
using Hotline.Host.TryIt.Exchanges;
using Hotline.Host.TryIt.Residents;

namespace Hotline.Host.TryIt.Phone;

/// <summary>Twilio's side of a call: posts what happens on the line, and plays the instructions that come back.</summary>
internal sealed class PhoneLine(TwilioHook twilio, TimeProvider time)
{
    private const string VoicePath = "/twilio/voice";
    private const string StatusPath = "/twilio/voice/status";

    /// <summary>Calls that a closed page left behind make room.</summary>
    private const int MostCalls = 100;

    private readonly ConcurrentDictionary<string, Call> calls = new();

    /// <summary>Rings the hotline.</summary>
    public async Task<CallAnswer> StartAsync(string number, CancellationToken cancellationToken)
    {
        if (calls.Count >= MostCalls && calls.Values.MinBy(c => c.StartedAt) is { } oldest)
            calls.TryRemove(oldest.Sid, out _);
        var call = new Call(number, time.GetUtcNow());
        calls[call.Sid] = call;
        return await FetchAsync(call, twilio.Resolve(VoicePath), [], "ringing", cancellationToken);
    }

    /// <summary>Goes on with a call as <paramref name="next"/> says; null where there is no such call, or it does not wait for that now.</summary>
    public async Task<CallAnswer?> GoOnAsync(string sid, Func<Call, CancellationToken, Task<CallAnswer>?> next, CancellationToken cancellationToken)
    {
        if (!calls.TryGetValue(sid, out var call) || !call.TryEnter())
            return null;
        try
        {
            return call.Wait is { Kind: not Waits.Over } && next(call, cancellationToken) is { } answer ? await answer : null;
        }
        finally
        {
            call.Leave();
        }
    }

    /// <summary>The caller says something.</summary>
    public Task<CallAnswer>? Say(Call call, string text, double confidence, CancellationToken cancellationToken)
        => call is { Wait.TakesSpeech: true, Document: { } document, Index: { } gather }
            ? ReportAsync(call, CallFields.Speech(document, gather, text, confidence), cancellationToken)
            : null;

    /// <summary>The caller presses keys.</summary>
    public Task<CallAnswer>? Press(Call call, string keys, CancellationToken cancellationToken)
        => call is { Wait.TakesKeys: true, Document: { } document, Index: { } gather }
            ? ReportAsync(call, CallFields.Keys(document, gather, keys), cancellationToken)
            : null;

    /// <summary>The caller stays silent.</summary>
    public Task<CallAnswer>? StaySilent(Call call, CancellationToken cancellationToken)
        => call is { Wait.Kind: Waits.Answer, Document: { } document, Index: { } gather }
            ? ReportAsync(call, CallFields.Silence(document, gather), cancellationToken)
            : null;

    /// <summary>Somebody takes the call that rings, or nobody does.</summary>
    public Task<CallAnswer>? Decide(Call call, string outcome, CancellationToken cancellationToken) => call.Wait?.Kind switch
    {
        Waits.Dial when CallFields.Dialled(outcome) is { } dialled => ReportAsync(call, dialled, cancellationToken),
        Waits.Queue when CallFields.Queued(outcome) is { } queued => ReportAsync(call, queued, cancellationToken),
        _ => null,
    };

    /// <summary>Everything has been heard, and the instructions go on elsewhere.</summary>
    public Task<CallAnswer>? Continue(Call call, CancellationToken cancellationToken)
        => call is { Wait.Kind: Waits.Continue, Document: { } document, Index: { } redirect }
            ? FetchAsync(call, twilio.Resolve(document.Text(redirect), call.Url), [], "in-progress", cancellationToken)
            : null;

    /// <summary>The caller hangs up.</summary>
    public Task<CallAnswer> HangUp(Call call, CancellationToken cancellationToken)
        => EndAsync(call, [], new() { Kind = Waits.Over, End = Ends.ByCaller }, [], fault: null, cancellationToken);

    private Task<CallAnswer> ReportAsync(Call call, KeyValuePair<string, string>[]? what, CancellationToken cancellationToken)
    {
        var (document, index) = (call.Document!, call.Index!.Value);
        // Without an action a verb reports to where the instructions came from; only what is dialled or queued may end without a report.
        var action = document.Attribute(index, "action") ?? (call.Wait!.Kind == Waits.Answer ? "" : null);
        return what is null || action is null
            ? PlayAsync(call, document, index + 1, [], cancellationToken)
            : FetchAsync(call, twilio.Resolve(action, call.Url), what, "in-progress", cancellationToken);
    }

    private async Task<CallAnswer> FetchAsync(Call call, Uri? url, KeyValuePair<string, string>[] what, string status, CancellationToken cancellationToken)
    {
        var over = new CallWait { Kind = Waits.Over, End = Ends.Fault };
        if (url is null)
            return await EndAsync(call, [], over, [], Faults.Unreadable, cancellationToken);
        var exchange = await twilio.PostAsync(Handsets.Phone, url, [.. Fields(call, status), .. what], cancellationToken);
        if (Faults.Of(exchange) is { } fault)
            return await EndAsync(call, [], over, [exchange], fault, cancellationToken);
        if (CallScript.Parse(exchange.Response!.Body) is not { } document)
            return await EndAsync(call, [], over, [exchange], Faults.Unreadable, cancellationToken);
        call.Url = url;
        return await PlayAsync(call, document, start: 0, [exchange], cancellationToken);
    }

    private async Task<CallAnswer> PlayAsync(Call call, CallScript document, int start, IReadOnlyList<Exchange> exchanges, CancellationToken cancellationToken)
    {
        var (step, index) = document.Play(start);
        if (index is null)
            return await EndAsync(call, step.Heard, step.Wait, exchanges, fault: null, cancellationToken);
        (call.Document, call.Index, call.Wait) = (document, index, step.Wait);
        return new() { Call = call.Sid, Heard = step.Heard, Wait = step.Wait, Exchanges = exchanges };
    }

    private async Task<CallAnswer> EndAsync(
        Call call, IReadOnlyList<Heard> heard, CallWait over, IReadOnlyList<Exchange> exchanges, string? fault, CancellationToken cancellationToken)
    {
        calls.TryRemove(call.Sid, out _);
        call.Wait = over;
        var seconds = Math.Ceiling((time.GetUtcNow() - call.StartedAt).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var exchange = await twilio.PostAsync(
            Handsets.Phone, twilio.Resolve(StatusPath)!, [.. Fields(call, "completed"), new("CallDuration", seconds)], cancellationToken);
        return new() { Call = call.Sid, Heard = heard, Wait = over, Exchanges = [.. exchanges, exchange], Fault = fault };
    }

    private IEnumerable<KeyValuePair<string, string>> Fields(Call call, string status) =>
    [
        new("CallSid", call.Sid),
        new("CallStatus", status),
        new("Direction", "inbound"),
        .. twilio.Common(call.Number, twilio.HotlineNumber),
        new("Caller", call.Number),
        new("Called", twilio.HotlineNumber),
    ];
}
