using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>What the matter is, in the resident's own words.</summary>
internal sealed class MatterSlot(ICityDirectory city, DialogOptions options) : ISlot
{
    /// <summary>Fewer characters say nothing that a department could act on.</summary>
    private const int FewestCharacters = 3;

    public FormStep Step => FormStep.Matter;

    public string RetryKey => TextKeys.MatterRetry;

    public bool IsMissing(Turn turn, TicketDraft draft) => draft.Description is null;

    public TicketDraft Ask(Turn turn, TicketDraft draft)
    {
        turn.Ask(draft.IsPraise ? TextKeys.PraiseAsk : TextKeys.MatterAsk);
        return draft;
    }

    public TicketDraft? Take(Turn turn, TicketDraft draft)
    {
        var message = turn.Message;
        if (draft.Description is not null)
            return null;
        if (ContactSlot.IsNumberAlone(turn))
        {
            turn.Say(TextKeys.NumberNoted);
            return draft;
        }

        if (message.Heard.Category is null && (SpokenPlace.IsAll(message, city)
            || (!message.Means(Intent.AskService) && !message.Means(Intent.ReportMatter, options.ActOnIntentFrom) && PlaceLikeWords.Are(message.Words))))
            return Located(draft, message);
        return message.Means(Intent.ReportMatter) ? TakeFreely(turn, draft) : null;
    }

    public TicketDraft? TakeFreely(Turn turn, TicketDraft draft)
    {
        var words = turn.Message.Words;
        return draft.Description is not null || BareRequest.Is(words) || Substance(words) < FewestCharacters
            ? null
            : PlaceMerging.Add(DraftReading.Describe(draft, turn.Message, options.MaxDescriptionLength), turn.Message);
    }

    // Asked what happened, they say where: it is kept, and the question stays.
    private static TicketDraft Located(TicketDraft draft, Message message)
        => message.Heard.Place != Place.Unknown
            ? PlaceMerging.Add(draft, message)
            : draft with { Place = PlaceMerging.Merge(draft.Place, new() { Detail = PlaceLikeWords.Bare(message.Words.ReplaceLineEndings(" ")) }) };

    private static int Substance(string words) => words.Count(char.IsLetterOrDigit);
}
