using System.Text.Json;
using Hotline.Channels.Twilio;

namespace Hotline.Channels.Phone;

/// <summary>Renders a turn's replies as instructions for a call. Pure: the same replies at the same step give the same document.</summary>
/// <remarks>https://www.twilio.com/docs/voice/twiml</remarks>
internal sealed class PhoneTwiml(PhoneOptions options)
{
    private const int DialTimeoutSeconds = 25;
    private const int WaitSeconds = 2;
    private const int MaxChoices = 9;

    /// <summary>A caller who has been offered choices answers sooner than one who is asked openly.</summary>
    private const int ChoiceTimeoutSeconds = 4;

    private const int OpenTimeoutSeconds = 5;

    /// <summary>Added for a caller who asked to be spoken to slowly.</summary>
    private const int SlowTimeoutSeconds = 3;

    private const int MaxHints = 100;
    private const int MaxHintLength = 100;

    /// <summary>Says the replies, then does what they ask for: listens, puts through, or hangs up.</summary>
    /// <param name="twiml">Where to write.</param>
    /// <param name="replies">What the engine answered.</param>
    /// <param name="step">The step answered.</param>
    /// <param name="isDialCompleted">Whether the step reports that the caller has spoken with somebody.</param>
    public void Reply(TwimlWriter twiml, IReadOnlyList<Activity> replies, PhoneStep step, bool isDialCompleted)
    {
        // From here on the caller talks with the bot again, or with nobody.
        if (options.LiveText && step.Source == StepSource.Dial)
            LiveText.Stop(twiml);
        var isEnglish = replies.LastOrDefault(r => r.Locale is not null) is { } last ? IsEnglish(last) : step.IsEnglish;
        if (replies.LastOrDefault(IsHandoff) is { } handoff)
        {
            SayAll(twiml, replies, isEnglish);
            Dial(twiml, Target(handoff), step.Next(StepSource.Dial, isEnglish));
        }
        else if (replies.Any(r => r.Type == ActivityTypes.EndOfConversation) || (replies.Count == 0 && isDialCompleted))
        {
            SayAll(twiml, replies, isEnglish);
            twiml.Open("Hangup"u8).Close("Hangup"u8);
        }
        else
        {
            Ask(twiml, replies, step.Next(StepSource.Gather, isEnglish));
        }
    }

    /// <summary>Asks the caller to wait, and Twilio to ask for this step's answer again.</summary>
    public static void Wait(TwimlWriter twiml, PhoneStep step)
    {
        if (step.Waits == 0)
            Voice.Say(twiml, PhoneTexts.For(step.IsEnglish).OneMoment, step.IsEnglish, isSlow: false);
        twiml.Open("Pause"u8).Attribute("length"u8, WaitSeconds).Close("Pause"u8);
        twiml.Open("Redirect"u8).Attribute("method"u8, "POST").Text((step with { Waits = step.Waits + 1 }).ToAddress()).Close("Redirect"u8);
    }

    /// <summary>Apologises and puts the caller through; where that has been tried, says goodbye. Needs no engine and no database.</summary>
    public void Unavailable(TwimlWriter twiml, PhoneStep step, bool isDialCompleted)
    {
        if (step.Source != StepSource.Dial)
        {
            SayInBoth(twiml, texts => texts.Unavailable);
            Dial(twiml, options.OperatorNumber, step.Next(StepSource.Dial, step.IsEnglish));
            return;
        }

        if (!isDialCompleted)
            SayInBoth(twiml, texts => texts.NobodyAnswered);
        twiml.Open("Hangup"u8).Close("Hangup"u8);
    }

    private static void SayInBoth(TwimlWriter twiml, Func<PhoneTexts, string> text)
    {
        Voice.Say(twiml, text(PhoneTexts.Chinese), isEnglish: false, isSlow: false);
        Voice.Say(twiml, text(PhoneTexts.English), isEnglish: true, isSlow: false);
    }

    private static void SayAll(TwimlWriter twiml, IEnumerable<Activity> replies, bool isEnglish)
    {
        foreach (var reply in replies)
            Voice.Say(twiml, Spoken(reply), reply.Locale is null ? isEnglish : IsEnglish(reply), IsSlow(reply));
    }

    // What must be heard whole (an emergency number) is said before listening begins, so that it cannot be talked over.
    private static void Ask(TwimlWriter twiml, IReadOnlyList<Activity> replies, PhoneStep next)
    {
        var uninterrupted = replies.TakeWhile(r => r.InputHint == InputHints.Ignoring).ToList();
        SayAll(twiml, uninterrupted, next.IsEnglish);
        var choices = Choices(replies);
        var isSlow = replies.Any(IsSlow);
        twiml.Open("Gather"u8)
            .Attribute("input"u8, "dtmf speech")
            .Attribute("action"u8, next.ToAddress())
            .Attribute("method"u8, "POST")
            .Attribute("actionOnEmptyResult"u8, "true")
            .Attribute("finishOnKey"u8, "#")
            .Attribute("timeout"u8, (choices.Count > 0 ? ChoiceTimeoutSeconds : OpenTimeoutSeconds) + (isSlow ? SlowTimeoutSeconds : 0))
            .Attribute("speechTimeout"u8, "auto")
            .Attribute("language"u8, next.IsEnglish ? "en-US" : "cmn-Hans-CN")
            .Attribute("profanityFilter"u8, "false")
            .Attribute("hints"u8, Hints(choices, PhoneTexts.For(next.IsEnglish)));
        SayAll(twiml, replies.Skip(uninterrupted.Count), next.IsEnglish);
        if (choices.Count > 0 && !NamesChoices(replies, choices, PhoneTexts.For(next.IsEnglish)))
            Voice.Say(twiml, PhoneTexts.For(next.IsEnglish).Choices(choices), next.IsEnglish, isSlow);
        twiml.Close("Gather"u8);
    }

    private static void Dial(TwimlWriter twiml, string number, PhoneStep next)
        => twiml.Open("Dial"u8)
            .Attribute("action"u8, next.ToAddress())
            .Attribute("method"u8, "POST")
            .Attribute("timeout"u8, DialTimeoutSeconds)
            .Attribute("answerOnBridge"u8, "true")
            .Text(number)
            .Close("Dial"u8);

    private string Target(Activity handoff)
    {
        try
        {
            var target = handoff.Value?.Deserialize(ActivityJson.Default.HandoffInitiate)?.Target;
            return PhoneNumber.IsDialable(target) ? target! : options.OperatorNumber;
        }
        catch (JsonException)
        {
            return options.OperatorNumber;
        }
    }

    private static List<string> Choices(IReadOnlyList<Activity> replies)
        => [.. (replies.LastOrDefault(r => r.SuggestedActions is not null)?.SuggestedActions?.Actions ?? [])
            .Take(MaxChoices)
            .Select(a => PlainText.Clean(a.Title).Trim())];

    private static bool NamesChoices(IReadOnlyList<Activity> replies, List<string> choices, PhoneTexts texts)
    {
        var said = string.Concat(replies.Select(Spoken));
        return texts.ChoiceMarks.Any(mark => said.Contains(mark, StringComparison.OrdinalIgnoreCase))
               || choices.TrueForAll(choice => said.Contains(choice, StringComparison.OrdinalIgnoreCase));
    }

    private static string Hints(List<string> choices, PhoneTexts texts)
        => string.Join(',', choices
            .Select(choice => choice.Replace(',', ' '))
            .Where(choice => choice.Length is > 0 and <= MaxHintLength)
            .Concat(texts.Hints.Split(','))
            .Distinct()
            .Take(MaxHints));

    private static string Spoken(Activity reply)
        => reply.Type == ActivityTypes.Typing ? "" : PlainText.Clean(reply.Speak is { Length: > 0 } speak ? speak : reply.Text).Trim();

    private static bool IsHandoff(Activity reply) => reply is { Type: ActivityTypes.Event, Name: EventNames.HandoffInitiate };

    private static bool IsEnglish(Activity reply) => reply.Locale?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsSlow(Activity reply) => reply.SpeechRate == "slow";
}
