using Hotline.Bot.Dialogs.Wording;
using Hotline.Channels;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Which of several places of one name is meant.</summary>
internal sealed class WhichPlaceSlot(ICityDirectory city) : ISlot
{
    private const int MostCandidates = 5;

    public FormStep Step => FormStep.WhichPlace;

    public string RetryKey => TextKeys.WhichPlaceRetry;

    public bool IsMissing(Turn turn, TicketDraft draft) => draft.PlaceCandidates.Count > 0;

    public TicketDraft Ask(Turn turn, TicketDraft draft)
    {
        turn.Ask(TextKeys.WhichPlaceAsk);
        CardAction[] choices = [.. draft.PlaceCandidates.Take(MostCandidates).Select(p => PlaceWords.Of(p, city, turn.Language)).Distinct().Select(n => new CardAction(n, n))];
        turn.Reply.Offer([.. choices, turn.Choice(TextKeys.ChoiceNoneOfThese)], isTheQuestion: true);
        return draft;
    }

    public TicketDraft? Take(Turn turn, TicketDraft draft)
    {
        var message = turn.Message;
        if (message.Picked is { } index)
            return Pick(turn, turn.State.Choices[index].Value, draft);
        if (message.Heard.Place == Place.Unknown)
            return null;
        // Said again, with more of it: it may still be any of them.
        if (message.Heard.OtherPlaces.Count > 0)
            return PlaceMerging.Add(draft, message);
        // "海淀的那个": an area narrows the candidates; another place altogether replaces them.
        var fitting = draft.PlaceCandidates.Where(c => Fits(c, message.Heard.Place)).ToList();
        return fitting.Count switch
        {
            0 => PlaceMerging.Add(draft with { PlaceCandidates = [] }, message),
            1 => Settle(draft, fitting[0] with { Detail = message.Heard.Place.Detail ?? fitting[0].Detail }),
            _ => draft with { PlaceCandidates = fitting },
        };
    }

    public TicketDraft? TakeFreely(Turn turn, TicketDraft draft)
        => turn.Message.Heard.Choice is null && turn.Message.HasWords && turn.Message.Heard.YesNo is null
            ? Settle(draft, new() { Detail = turn.Message.Words })
            : null;

    private TicketDraft Pick(Turn turn, string title, TicketDraft draft)
    {
        var place = draft.PlaceCandidates.FirstOrDefault(p => PlaceWords.Of(p, city, turn.Language) == title);
        // None of these: what was said stays as words, and the area is asked for.
        return place is null
            ? draft with { PlaceCandidates = [], Place = PlaceMerging.Merge(draft.Place, new() { Detail = draft.PlaceCandidates[0].Community ?? draft.PlaceCandidates[0].Detail }) }
            : Settle(draft, place);
    }

    private static TicketDraft Settle(TicketDraft draft, Place place)
        => draft with { Place = PlaceMerging.Merge(draft.Place, place), PlaceCandidates = [] };

    private static bool Fits(Place candidate, Place said)
        => (said.District is null || said.District == candidate.District)
           && (said.Street is null || said.Street == candidate.Street)
           && (said.District is not null || said.Street is not null);
}
