using Hotline.Bot.Dialogs.Answers;
using Hotline.Bot.Dialogs.Lookup;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>What residents say in the middle of a form that is not for the form.</summary>
internal sealed class SideTracks(DialogOptions options, ArticleAnswers answers, DirectoryAnswers directory, TicketLookup lookup, OutOfScope outOfScope)
{
    /// <summary>More matters than this at once are better told to a person.</summary>
    public const int MostParked = 3;

    /// <summary>Small talk must be plain before it takes the place of an answer in free words; what seems to be nothing for us, of any answer.</summary>
    private const double PlainSmallTalk = 0.7;

    /// <summary>Tells a department's number, which is no answer to anything that a form asks; false where none is asked for.</summary>
    public bool TryTellDepartment(Turn turn) => directory.TryTell(turn);

    /// <summary>Deals with the message where it is not for the form.</summary>
    public async ValueTask<SideTrack> TryAsync(Turn turn, TicketDraft draft, CancellationToken cancellationToken)
    {
        var message = turn.Message;
        if (message.Heard.OutOfScope is { } ground)
            return Decline(turn, draft, ground);
        if (draft.Description is not null && Afterthoughts.Is(message.Words) && message.Heard.Intent is Intent.Unknown or Intent.ReportMatter)
            return Matter(turn, draft);
        if (message.Heard.Intent is Intent.Unknown or Intent.Urge && Impatience.IsBare(message.Words))
        {
            turn.Say(TextKeys.SorryForWait);
            return SideTrack.Dialog.Instance;
        }

        if (message.Heard.Intent is not Intent.ReportMatter && AsksWhenBefore(turn))
        {
            turn.Say(TextKeys.WhenRegistered);
            return SideTrack.Dialog.Instance;
        }

        if (message.Heard.Confidence < options.ActOnIntentFrom)
            return SideTrack.None.Instance;
        switch (message.Heard.Intent)
        {
            case Intent.TicketStatus or Intent.Urge:
                await lookup.LookUpAsync(turn, message.Means(Intent.Urge) ? LookupPurpose.Urge : LookupPurpose.Status, cancellationToken);
                return SideTrack.Dialog.Instance;
            case Intent.AskService when turn.State.CurrentArticle is null && answers.AsksHowLong(message):
                turn.Say(TextKeys.WhenRegistered);
                return SideTrack.Dialog.Instance;
            case Intent.AskService when turn.State.CurrentArticle is null && answers.NamesNoSubject(message):
                if (draft.Description is null || !await answers.TrySayOfAsync(turn, draft.Description, cancellationToken))
                    turn.Say(TextKeys.NoAnswerAside);
                return SideTrack.Dialog.Instance;
            case Intent.AskService when QuestionWords.Asks(message.Words) && await answers.TryAnswerAsideAsync(turn, TakesAnyWords(draft), cancellationToken):
                return SideTrack.Dialog.Instance;
            case Intent.More when answers.SayMore(turn):
                return SideTrack.Dialog.Instance;
            case Intent.ReportMatter:
            case Intent.AskService when message.Heard.Category is not null:
                return Matter(turn, draft);
            case Intent.Goodbye:
                return SideTrack.Away.Instance;
            case Intent.OffTopic when message.Heard.Confidence >= PlainSmallTalk:
            case Intent.Greeting or Intent.Thanks when message.Heard.Confidence >= PlainSmallTalk || !TakesAnyWords(draft):
                SmallTalk.SayAside(turn);
                return SideTrack.Dialog.Instance;
            default:
                return SideTrack.None.Instance;
        }
    }

    // "什么时候来水", of what is being taken down.
    private static bool AsksWhenBefore(Turn turn)
        => turn.State.CurrentTicket is null && turn.Message.Heard.TicketNumber is null && Impatience.AsksWhen(turn.Message.Words);

    private SideTrack Decline(Turn turn, TicketDraft draft, string ground)
    {
        outOfScope.Say(turn, ground);
        // A place outside the city settles where the matter is: nowhere we can reach.
        return ground == OutOfScopeGrounds.OutsideArea && draft.Asked == FormStep.Place
            ? SideTrack.Over.Instance
            : SideTrack.Dialog.Instance;
    }

    private SideTrack Matter(Turn turn, TicketDraft draft)
    {
        if (draft.Description is null)
            return SideTrack.None.Instance;
        // "不是投诉，就是提个建议" is about the form and no part of the matter.
        if (BareRequest.Is(turn.Message.Words))
        {
            turn.Say(TextKeys.AllRight);
            return new SideTrack.Aside(draft with { Kind = turn.Message.Heard.Kind ?? draft.Kind });
        }

        if (OtherMatter.Is(turn.Message, draft) && draft.Parked.Count < MostParked)
        {
            turn.Say(TextKeys.Parked);
            return new SideTrack.Aside(draft with { Parked = [.. draft.Parked, turn.KeptWords] });
        }

        turn.Say(TextKeys.Supplemented);
        return new SideTrack.Aside(DraftReading.Describe(draft, turn.Message, options.MaxDescriptionLength) with { HasConsent = draft.IsCallback });
    }

    private static bool TakesAnyWords(TicketDraft draft) => draft.Asked is FormStep.Matter or FormStep.Place or FormStep.Change;
}

/// <summary>What a message in the middle of a form was.</summary>
internal abstract record SideTrack
{
    private SideTrack() { }

    /// <summary>Nothing but, perhaps, an answer.</summary>
    public sealed record None : SideTrack
    {
        public static None Instance { get; } = new();
    }

    /// <summary>Said and done; the form goes on with this draft.</summary>
    public sealed record Aside(TicketDraft Draft) : SideTrack;

    /// <summary>Answered, or taken up by another dialog above the form.</summary>
    public sealed record Dialog : SideTrack
    {
        public static Dialog Instance { get; } = new();
    }

    /// <summary>The resident is leaving.</summary>
    public sealed record Away : SideTrack
    {
        public static Away Instance { get; } = new();
    }

    /// <summary>The form has come to its end without a ticket.</summary>
    public sealed record Over : SideTrack
    {
        public static Over Instance { get; } = new();
    }
}
