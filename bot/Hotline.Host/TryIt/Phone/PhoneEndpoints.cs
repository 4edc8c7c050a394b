namespace Hotline.Host.TryIt.Phone;

/// <summary>POST /try/api/phone/...: what the telephone on the page does.</summary>
internal sealed class PhoneEndpoints(PhoneLine line)
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapEntry("/phone/start", TryItJson.Instance.CallEntry, TryItJson.Instance.CallAnswer,
            entry => Entries.IsNumber(entry.Number),
            async (entry, cancellationToken) => await line.StartAsync(entry.Number!, cancellationToken));
        Map(api, "say", entry => Entries.IsText(entry.Text), (call, entry, ct) => line.Say(call, entry.Text!, entry.Confidence, ct));
        Map(api, "keys", entry => Entries.IsKeys(entry.Keys), (call, entry, ct) => line.Press(call, entry.Keys!, ct));
        Map(api, "silence", _ => true, (call, _, ct) => line.StaySilent(call, ct));
        Map(api, "dial-result", entry => CallFields.IsOutcome(entry.Outcome), (call, entry, ct) => line.Decide(call, entry.Outcome!, ct));
        Map(api, "continue", _ => true, (call, _, ct) => line.Continue(call, ct));
        Map(api, "hangup", _ => true, (call, _, ct) => line.HangUp(call, ct));
    }

    private void Map(RouteGroupBuilder api, string what, Func<CallEntry, bool> isValid, Func<Call, CallEntry, CancellationToken, Task<CallAnswer>?> next)
        => api.MapEntry("/phone/" + what, TryItJson.Instance.CallEntry, TryItJson.Instance.CallAnswer,
            entry => entry.Call is not null && isValid(entry),
            (entry, cancellationToken) => line.GoOnAsync(entry.Call!, (call, ct) => next(call, entry, ct), cancellationToken));
}
