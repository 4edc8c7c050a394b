using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;
using Hotline.Channels;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Reads everything back and asks whether it is right and may be passed on to a department.</summary>
internal sealed class ConsentSlot(ICityDirectory city, DialogOptions options) : ISlot
{
    private const int Right = 0;
    private const int Wrong = 1;

    /// <summary>Fewer characters after a no correct nothing.</summary>
    private const int ShortestCorrection = 3;

    /// <summary>More characters than a mere wish for confidentiality has are about the matter.</summary>
    private const int LongestWish = 20;

    /// <summary>Fewer characters add nothing to a matter; they are most likely an answer that was not understood.</summary>
    private const int ShortestAddition = 8;

    /// <summary>Chinese says it in fewer, and so does praise ("人特别好").</summary>
    private const int ShortestSpokenInChinese = 6;
    private const int ShortestPraise = 4;

    /// <summary>What was typed is no misheard answer: 急诊科, and 没砸到人; but for what asks or does not know.</summary>
    private const int ShortestTypedInChinese = 6;
    private const int ShortestStatement = 3;
    private static readonly string[] NoStatement = ["?", "？", "什么", "啥", "怎么", "咋", "吗", "呢", "哪", "谁", "不知道", "不清楚", "不懂", "随便", "等", "哎", "那个", "嗯"];

    public FormStep Step => FormStep.Consent;

    public string RetryKey => TextKeys.ConsentRetry;

    public bool IsMissing(Turn turn, TicketDraft draft) => !draft.HasConsent;

    public TicketDraft Ask(Turn turn, TicketDraft draft)
    {
        if (draft.IsPraise)
            turn.Say(TextKeys.PraiseReadBack, Excerpt.Of(draft.Description ?? "", Lengths.Quote(turn)));
        else
            ReadBack(turn, draft);
        turn.Ask(draft.IsPraise ? TextKeys.PraiseConsentAsk : ContactSlot.Lacks(turn, draft) ? TextKeys.ConsentAndContactAsk : TextKeys.ConsentAsk);
        turn.Offer(TextKeys.ChoiceRight, TextKeys.ChoiceChange, TextKeys.ChoiceDrop);
        return draft;
    }

    public TicketDraft? Take(Turn turn, TicketDraft draft)
    {
        var message = turn.Message;
        if (message.Picked is { } picked)
            return Picked(draft, picked);
        if (ContactSlot.Refuses(message) && ContactSlot.Lacks(turn, draft))
            return draft with { HasConsent = true, IsContactSettled = true };
        if (ContactSlot.RefusesCall(turn))
            return draft with { IsContactSettled = true, Phone = null };
        // It was read back as theirs, and they say so: that is right.
        if (ContactSlot.MeansOwnNumber(turn))
            return draft with { HasConsent = draft.Phone is null && message.Heard.YesNo != false, Phone = null };
        if (message.Heard.Phone is { } phone)
            return draft with { Phone = phone, HasConsent = IsConsentByNumber(turn, draft) };
        if (message.Heard.YesNo == false && draft.Place.Detail is { } detail && PlaceNumbers.Correct(detail, Objection.Rest(message.Words)) is { } corrected)
            return draft with { Place = draft.Place with { Detail = corrected } };
        if (HasNewPlace(message) && PlaceMerging.Add(draft, message) is var moved && (moved.Place != draft.Place || moved.PlaceCandidates.Count > 0 || SpokenPlace.IsAll(message, city)))
            return moved;
        return message.Heard.YesNo switch
        {
            true => Agreed(draft, message),
            // "没别的了" is right as it is, and has not said so.
            false when Objection.IsNothingMore(message.Words) => draft,
            false when PlaceLikeWords.Are(Objection.Rest(message.Words)) => Moved(draft, Objection.Rest(message.Words)),
            false when Objection.Substance(message.Words) >= ShortestCorrection => DraftReading.Describe(draft, message, options.MaxDescriptionLength),
            false => draft with { Asked = FormStep.Change },
            // "别说是我举报的": it is noted, and read back.
            null when message.Heard.WantsConfidentiality && message.Words.Length <= LongestWish => draft,
            null => null,
        };
    }

    public TicketDraft? TakeFreely(Turn turn, TicketDraft draft)
        => PlaceLikeWords.Are(turn.Message.Words) && turn.Message.Heard.YesNo is null
            ? draft with { Place = PlaceMerging.Merge(draft.Place, new() { Detail = PlaceLikeWords.Bare(turn.Message.Words) }) }
            : turn.Message.Words.Count(char.IsLetterOrDigit) >= (draft.IsPraise ? ShortestPraise : ShortestAdditionOf(turn))
            ? DraftReading.Describe(draft, turn.Message, options.MaxDescriptionLength)
            : null;

    private TicketDraft Agreed(TicketDraft draft, Message message)
        => (Agreement.Addition(message.Words) is { } more ? DraftReading.Describe(draft, message with { Words = more }, options.MaxDescriptionLength) : draft) with { HasConsent = true };

    private static int ShortestAdditionOf(Turn turn)
    {
        if (turn.Message.Heard.When is not null || turn.Message.Heard.Amounts.Count > 0)
            return 1;
        if (turn.Language == Texts.English)
            return ShortestAddition;
        if (turn.Message.Input != InputModality.Text)
            return ShortestSpokenInChinese;
        return Array.Exists(NoStatement, turn.Message.Words.Contains) ? ShortestTypedInChinese : ShortestStatement;
    }

    // What was read back as the spot is wrong, and this is right; the area stays.
    private static TicketDraft Moved(TicketDraft draft, string words)
        => draft with { Place = draft.Place with { Community = null, Detail = PlaceLikeWords.Bare(words), Latitude = null, Longitude = null } };

    private static TicketDraft Picked(TicketDraft draft, int picked) => picked switch
    {
        Right => draft with { HasConsent = true },
        Wrong => draft with { Asked = FormStep.Change },
        _ => draft with { Asked = FormStep.GiveUp },
    };

    // Whoever answers "if that is right, leave a number" with a number says that it is right.
    private static bool IsConsentByNumber(Turn turn, TicketDraft draft)
        => turn.Message.Heard.YesNo ?? ContactSlot.Lacks(turn, draft);

    // A place inside further words about the matter ("物业去过望京派出所了") is not where the matter is.
    private static bool HasNewPlace(Message message)
        => message.Heard.Place != Place.Unknown && (message.Heard.IsCorrection || !message.Means(Intent.ReportMatter) || (message.Heard.YesNo is null && PlaceLikeWords.AreAlone(message.Words)));

    private void ReadBack(Turn turn, TicketDraft draft)
    {
        var place = draft.Place is { District: null, Street: null, Community: null, Detail: null, Latitude: not null } ? turn.Words(TextKeys.PlaceOnMap).Text : PlaceWords.Of(draft.Place, city, turn.Language);
        var matter = Excerpt.Of(draft.Description ?? "", Lengths.Quote(turn));
        if (place.Length > 0)
            turn.Say(TextKeys.ReadBack, matter, place);
        else
            turn.Say(TextKeys.ReadBackWithoutPlace, matter);
        if (draft.Files.Count > 0)
            turn.Say(TextKeys.ReadBackFiles, draft.Files.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (draft.Phone is { } phone)
            turn.Say(TextKeys.ReadBackPhone, SpokenDigits.Telephone(phone, turn.Language));
        else if (turn.OwnNumber is not null)
            turn.Say(draft.IsContactSettled ? TextKeys.ReadBackNoNumber : TextKeys.ReadBackOwnNumber);
        if (draft.IsConfidential)
            turn.Say(TextKeys.ReadBackConfidential);
    }
}
