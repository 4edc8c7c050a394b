using System.Globalization;
using Hotline.Channels.Twilio;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Phone;

/// <summary>
/// Calls in the hands of operators: a conference of caller and operator, into which a third party can be brought. Its name is made of
/// the call and the taking, so that nothing need be kept.
/// </summary>
/// <remarks>https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource, .../conference-participant-resource</remarks>
internal sealed class PhoneCalls(
    TwilioClient twilio, PublicOrigin publicOrigin, PhoneOptions options, LiveText liveText, ILogger<PhoneCalls> logger) : ICallControl
{
    /// <summary>As long as a caller is dialled through to the operators' number.</summary>
    private const string RingSeconds = "25";

    /// <inheritdoc/>
    public async Task<CallResult> ConnectAsync(OperatorCall call, string operatorNumber, CancellationToken cancellationToken)
    {
        var step = StepOf(call);
        var joined = await TryAsync(() => twilio.UpdateCallAsync(
            call.Reference.ConversationId, [new("Twiml", Join(call, step))], cancellationToken));
        if (joined != CallResult.Done)
            return joined;
        var rung = await TryAsync(() => twilio.CreateParticipantAsync(Room(call), Operator(call, operatorNumber, step), cancellationToken));
        // Nobody will come: the caller goes back to the bot, which offers to have them called back.
        if (rung != CallResult.Done)
            await GiveBackAsync(call.Reference.ConversationId, step, cancellationToken);
        return rung == CallResult.Gone ? CallResult.Unavailable : rung;
    }

    /// <inheritdoc/>
    public Task<CallResult> HoldAsync(OperatorCall call, bool isHeld, CancellationToken cancellationToken)
        => InConferenceAsync(call, sid => twilio.UpdateParticipantAsync(
            sid, call.Reference.ConversationId, [new("Hold", isHeld ? "true" : "false")], cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<CallResult> AddAsync(OperatorCall call, string number, CancellationToken cancellationToken)
    {
        if (!PhoneNumber.IsDialable(number))
            throw new ArgumentException("Not a number that can be dialled.", nameof(number));
        return InConferenceAsync(call, sid => twilio.CreateParticipantAsync(sid,
        [
            new("From", Hotline(call)),
            new("To", number),
            new("EarlyMedia", "true"),
            new("EndConferenceOnExit", "false"),
            new("Beep", "false"),
        ], cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CallResult> CallBackAsync(string hotlineNumber, string operatorNumber, string residentNumber, CancellationToken cancellationToken)
        => TryAsync(() => twilio.CreateCallAsync(
            [new("From", hotlineNumber), new("To", operatorNumber), new("Timeout", RingSeconds), new("Twiml", OperatorTwiml.Dial(hotlineNumber, residentNumber))],
            cancellationToken));

    /// <summary>Sends a caller whose operator did not answer back to the bot, with the step that reports so.</summary>
    public Task<CallResult> GiveBackAsync(string callSid, PhoneStep step, CancellationToken cancellationToken)
        => TryAsync(() => twilio.UpdateCallAsync(
            callSid, [new("Url", publicOrigin.Address(step.ToAddress()) ?? step.ToAddress()), new("Method", "POST")], cancellationToken));

    /// <summary>Higher than any step of the call so far: every step was logged, and so was the taking.</summary>
    private static PhoneStep StepOf(OperatorCall call)
        => new() { Number = checked((int)call.TakenAt), Source = StepSource.Dial, IsEnglish = call.Reference.Locale == "en" };

    private string Join(OperatorCall call, PhoneStep step) => OperatorTwiml.Join(
        Room(call), publicOrigin.Address(step.ToAddress()) ?? step.ToAddress(), step.IsEnglish, options.LiveText ? liveText.AddressFor(call.Reference) : null);

    private static string Room(OperatorCall call)
        => string.Create(CultureInfo.InvariantCulture, $"{call.Reference.ConversationId}-{call.TakenAt}");

    private static string Hotline(OperatorCall call) => call.Reference.Bot?.Id ?? "";

    private IEnumerable<KeyValuePair<string, string>> Operator(OperatorCall call, string number, PhoneStep step)
    {
        yield return new("From", Hotline(call));
        yield return new("To", number);
        yield return new("Label", "operator");
        yield return new("Timeout", RingSeconds);
        yield return new("Beep", "false");
        yield return new("EarlyMedia", "false");
        // When the operator hangs up, the caller's own instructions go on and report it.
        yield return new("EndConferenceOnExit", "true");
        if (publicOrigin.Address(OperatorLegEndpoint.AddressFor(call.Reference.ConversationId, step)) is not { } callback)
            yield break;
        yield return new("StatusCallback", callback);
        yield return new("StatusCallbackEvent", "completed");
    }

    private async Task<CallResult> InConferenceAsync(OperatorCall call, Func<string, Task<TwilioAnswer>> act, CancellationToken cancellationToken)
    {
        string? sid = null;
        var found = await TryAsync(async () =>
        {
            var answer = await twilio.FindConferenceAsync(Room(call), cancellationToken);
            sid = answer.Sid;
            return answer;
        });
        return found != CallResult.Done ? found : sid is null ? CallResult.NotConnected : await TryAsync(() => act(sid));
    }

    private async Task<CallResult> TryAsync(Func<Task<TwilioAnswer>> act)
    {
        try
        {
            var answer = await act();
            if (answer.IsSuccess)
                return CallResult.Done;
            PhoneLog.CallNotChanged(logger, answer.Reason);
            // 20404: no such call; 21220: the call is over.
            return answer is { ErrorCode: 20404 or 21220 } ? CallResult.Gone : CallResult.Unavailable;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            PhoneLog.CallNotChanged(logger, e.GetType().Name);
            return CallResult.Unavailable;
        }
    }
}
