using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Hotline.Channels.Twilio;

namespace Hotline.Channels.Phone;

/// <summary>Reads Twilio's voice webhooks. Pure: decides, and touches nothing.</summary>
/// <remarks>https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application, .../gather#action, .../dial#action</remarks>
internal static class PhoneMapper
{
    private const int MaxDigits = 64;

    // What Twilio gives as the number of a caller who withholds it: the words ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN and
    // UNAVAILABLE spelt on a keypad.
    private static readonly FrozenSet<string> WithheldNumbers =
        new[] { "+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253" }.ToFrozenSet();

    /// <summary>Reads a request for instructions; null where it lacks what every call has.</summary>
    public static InboundActivity? Map(TwilioForm form, PhoneStep step)
    {
        if (CallSid(form) is not { } call)
            return null;
        var id = string.Create(CultureInfo.InvariantCulture, $"{call}|{step.Number}");
        var inbound = step switch
        {
            { Source: StepSource.Start } => Start(id),
            { Source: StepSource.Dial } => Dialled(id, IsDialCompleted(form), form["DialCallStatus"u8]),
            _ => Answer(id, form),
        };
        return Addressed(inbound, form, call, step);
    }

    /// <summary>Reads a call's status; null where the call goes on, or it is none.</summary>
    public static InboundActivity? MapStatus(TwilioForm form)
    {
        var status = form["CallStatus"u8];
        if (CallSid(form) is not { } call || EndCode(status) is not { } code)
            return null;
        var end = new InboundActivity
        {
            Activity = new Activity { Type = ActivityTypes.EndOfConversation, Code = code },
            ExternalId = $"{call}|status|{status}",
            Input = InputModality.Event,
        };
        return Addressed(end, form, call, step: null);
    }

    /// <summary>Whether somebody took the call that was dialled.</summary>
    public static bool IsDialCompleted(TwilioForm form) => form["DialCallStatus"u8] is "completed" or "answered";

    private static string? CallSid(TwilioForm form) => TwilioSid.Of(form["CallSid"u8]);

    // Codes of the Bot Framework's endOfConversation.
    private static string? EndCode(string? status) => status switch
    {
        "completed" => "completedSuccessfully",
        "busy" or "no-answer" or "canceled" => "userCancelled",
        "failed" => "channelFailed",
        _ => null,
    };

    private static InboundActivity Start(string id)
        => new() { Activity = new Activity { Type = ActivityTypes.ConversationUpdate }, ExternalId = id, Input = InputModality.Event };

    private static InboundActivity Event(string id, string name, JsonElement? value = null)
        => new() { Activity = new Activity { Type = ActivityTypes.Event, Name = name, Value = value }, ExternalId = id, Input = InputModality.Event };

    private static InboundActivity Dialled(string id, bool isCompleted, string? dialStatus)
    {
        var status = isCompleted ? new HandoffStatus("completed") : new HandoffStatus("failed", PlainText.Clean(dialStatus));
        return Event(id, EventNames.HandoffStatus, ActivityJson.ToElement(status));
    }

    // "#" alone ends a gathering without a digit: the caller did press something.
    private static InboundActivity Answer(string id, TwilioForm form)
    {
        var digits = form["Digits"u8] is { Length: > 0 } pressed ? pressed : form["FinishedOnKey"u8];
        if (digits is { Length: > 0 and <= MaxDigits })
            return new() { Activity = new Activity { Text = PlainText.Clean(digits) }, ExternalId = id, Input = InputModality.Keys };
        var speech = PlainText.Clean(form["SpeechResult"u8]).Trim();
        return speech.Length == 0
            ? Event(id, EventNames.NoInput)
            : new() { Activity = new Activity { Text = speech }, ExternalId = id, Input = InputModality.Speech, Confidence = Confidence(form) };
    }

    private static double? Confidence(TwilioForm form)
        => double.TryParse(form["Confidence"u8], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var confidence) && double.IsFinite(confidence)
            ? Math.Clamp(confidence, 0, 1)
            : null;

    private static InboundActivity Addressed(InboundActivity inbound, TwilioForm form, string call, PhoneStep? step)
    {
        var caller = new ChannelAccount(Caller(form["From"u8], call), Role: "user");
        return inbound with
        {
            Activity = inbound.Activity with
            {
                ChannelId = ChannelIds.Phone,
                Conversation = new ConversationAccount(call),
                From = caller,
                Recipient = new ChannelAccount(PlainText.Clean(form["To"u8]), Role: "bot"),
                Locale = step is null or { Number: 0 } ? null : step.IsEnglish ? "en" : "zh-CN",
                MembersAdded = inbound.Activity.Type == ActivityTypes.ConversationUpdate ? [caller] : null,
            },
        };
    }

    private static string Caller(string? from, string call)
        => PhoneNumber.IsE164(from) && !WithheldNumbers.Contains(from!) ? from! : "anonymous:" + call;
}
