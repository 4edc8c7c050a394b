using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>What the matter is, in the resident's own words.</summary>
internal sealed class MatterSlot(DialogOptions options) : ISlot
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
        => turn.Message.Means(Intent.ReportMatter) && draft.Description is null ? TakeFreely(turn, draft) : null;

    public TicketDraft? TakeFreely(Turn turn, TicketDraft draft)
    {
        var words = turn.Message.Words;
        return draft.Description is not null || BareRequest.Is(words) || Substance(words) < FewestCharacters
            ? null
            : DraftReading.Describe(draft, turn.Message, options.MaxDescriptionLength);
    }

    private static int Substance(string words) => words.Count(char.IsLetterOrDigit);
}
