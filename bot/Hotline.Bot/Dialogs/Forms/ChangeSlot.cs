using Hotline.Bot.Dialogs.Wording;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>What to change, after the resident said that what was read back is wrong.</summary>
internal sealed class ChangeSlot(DialogOptions options) : ISlot
{
    private const int Matter = 0;
    private const int Where = 1;

    public FormStep Step => FormStep.Change;

    public string RetryKey => TextKeys.ChangeRetry;

    public bool IsMissing(Turn turn, TicketDraft draft) => false;

    public TicketDraft Ask(Turn turn, TicketDraft draft)
    {
        turn.Ask(TextKeys.ChangeAsk);
        turn.Offer(TextKeys.ChoiceMatter, TextKeys.ChoicePlace, TextKeys.ChoicePhone);
        return draft;
    }

    public TicketDraft? Take(Turn turn, TicketDraft draft)
    {
        var message = turn.Message;
        if (message.Picked is { } picked)
            return Forget(draft, picked);
        if (message.Heard.Phone is { } phone)
            return draft with { Phone = phone };
        return message.Heard.Place != Place.Unknown ? PlaceMerging.Add(draft, message) : null;
    }

    // Whatever else was said is what should have stood there; nothing that was said before is thrown away for it.
    public TicketDraft? TakeFreely(Turn turn, TicketDraft draft)
        => turn.Message.HasWords && turn.Message.Heard.YesNo is null
            ? DraftReading.Describe(draft, turn.Message, options.MaxDescriptionLength)
            : null;

    private static TicketDraft Forget(TicketDraft draft, int picked) => picked switch
    {
        Matter => draft with { Description = null, Category = null, CategoryConfidence = 0, Asked = FormStep.Matter },
        Where => draft with { Place = Place.Unknown, PlaceQuestions = 0, IsPlaceSettled = false, Asked = FormStep.Place },
        _ => draft with { Phone = null, IsContactSettled = false, Asked = FormStep.Contact },
    };
}
