using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Where the matter is: asked until it can be found, at most twice, and never insisted on.</summary>
internal sealed class PlaceSlot(ICityDirectory city, DialogOptions options) : ISlot
{
    private const int MostQuestions = 2;
    private const int LongestDetail = 200;
    private const int FewestLetters = 2;

    // "现在就在放呢" asks nothing.
    private const char GoingOn = '呢';

    private static readonly string[] Unknown = ["不知道", "说不清", "不清楚", "don't know", "not sure", "no idea"];
    private static readonly string[] TakenBack = ["不对", "不是", "错", "wrong", "not there", "incorrect"];

    private static readonly string[] Lines = ["号线", "高速", "二环", "三环", "四环", "五环", "六环", "环路", "expressway", "Line "];

    public FormStep Step => FormStep.Place;

    public string RetryKey => TextKeys.PlaceRetry;

    public bool IsMissing(Turn turn, TicketDraft draft)
        => !draft.IsPlaceSettled && draft.PlaceQuestions < MostQuestions && draft.PlaceCandidates.Count == 0
           && NeedsPlace(draft) && !IsEnough(draft.Place);

    public TicketDraft Ask(Turn turn, TicketDraft draft)
    {
        if (draft.Place.District is { } district && draft.Place.Street is null)
            turn.Ask(TextKeys.PlaceAskWithin, PlaceWords.Of(new() { District = district }, city, turn.Language));
        else if (draft.Place.Street is not null)
            turn.Ask(TextKeys.PlaceAskSpot, PlaceWords.Of(draft.Place, city, turn.Language));
        else if (draft.Place.Detail is not null && draft.PlaceQuestions > 0)
            turn.Ask(TextKeys.PlaceAskArea);
        else
            turn.Ask(TextKeys.PlaceAsk);
        return draft with { PlaceQuestions = draft.PlaceQuestions + 1 };
    }

    public TicketDraft? Take(Turn turn, TicketDraft draft)
    {
        var message = turn.Message;
        if (message.Means(Intent.Skip))
            return draft with { IsPlaceSettled = true };
        if (ContactSlot.IsNumberAlone(turn))
        {
            turn.Say(TextKeys.NumberNoted);
            return draft with { PlaceQuestions = draft.PlaceQuestions - 1 };
        }

        if (message.Means(Intent.AskService, options.ActOnIntentFrom))
            return null;
        // "西直门凯德MALL地下车库" sounds like a matter of parking, and answers where.
        if (message.Heard.Place == Place.Unknown)
            return PlaceLikeWords.AreAlone(message.Words) && !OtherMatter.Announces(message.Words) && message.Heard.Category is not null ? TakeFreely(turn, draft) : null;
        return PlaceMerging.Add(draft, message with { Heard = message.Heard with { Place = SpokenPlace.Whole(message, city) } });
    }

    public TicketDraft? TakeFreely(Turn turn, TicketDraft draft)
    {
        var words = turn.Message.Words;
        if (turn.Message.Heard.YesNo == false)
            return Objected(draft, words);
        if (Says(words, Unknown))
            return draft with { IsPlaceSettled = true };
        if (turn.Message.Heard.Confidence >= options.ActOnIntentFrom && turn.Message.Heard.Intent is Intent.More or Intent.Thanks or Intent.Greeting or Intent.TicketStatus)
            return null;
        if (PlaceLikeWords.OnlyPoint(words))
            return draft;
        if (QuestionWords.AsksInWords(words.TrimEnd(GoingOn)) && !PlaceLikeWords.Are(words))
            return null;
        if (PlaceLikeWords.Tell(words))
            return Told(DraftReading.Describe(draft, turn.Message, options.MaxDescriptionLength));
        return turn.Message.Heard.YesNo is null && words.Count(char.IsLetter) >= FewestLetters && words.Length <= LongestDetail
            ? draft with { Place = PlaceMerging.Merge(draft.Place, new() { Detail = PlaceLikeWords.Bare(words.ReplaceLineEndings(" ")) }) }
            : null;
    }

    // Who tells on was not asked in vain; but a third message of it ends the asking.
    private static TicketDraft Told(TicketDraft draft)
        => draft.Description!.Count(c => c == '\n') < MostQuestions ? draft with { PlaceQuestions = draft.PlaceQuestions - 1 } : draft;

    // "不对，在工体" says where it is; "不对" alone takes back what was understood; "没有" has nothing more to tell.
    private static TicketDraft Objected(TicketDraft draft, string words)
    {
        if (Objection.Substance(words) >= FewestLetters)
            return draft with { Place = new() { Detail = Excerpt.Cut(Objection.Rest(words), LongestDetail) } };
        return Says(words, TakenBack) ? draft with { Place = Place.Unknown } : draft with { IsPlaceSettled = true };
    }

    // Public policy and the like are nowhere in particular.
    private bool NeedsPlace(TicketDraft draft)
        => !draft.IsCallback && !draft.IsPraise && (draft.Category is null || city.FindCategory(draft.Category) is not { NeedsPlace: false });

    private static bool IsEnough(Place place)
    {
        var hasSpot = place.Community is not null || place.Detail is not null || place.Latitude is not null;
        return (place.Detail is { } detail && RunsThroughAreas(detail)) || hasSpot && (place.Street is not null || place.District is not null || place.Latitude is not null);
    }

    // A line or an expressway lies in many districts.
    private static bool RunsThroughAreas(string detail) => Array.Exists(Lines, l => detail.Contains(l, StringComparison.Ordinal));

    private static bool Says(string words, string[] any) => Array.Exists(any, w => words.Contains(w, StringComparison.OrdinalIgnoreCase));
}
