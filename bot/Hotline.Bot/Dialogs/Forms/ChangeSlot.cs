using Hotline.Bot.Dialogs.Wording;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>What to change, after the resident said that what was read back is wrong.</summary>
internal sealed class ChangeSlot(DialogOptions options) : ISlot
{
    private const int Matter = 0;
    private const int Where = 1;

    private const int LongestPart = 8;

    /// <summary>In the order of the choices.</summary>
    private static readonly string[][] Parts =
    [
        ["内容", "事情", "说的事", "问题", "matter"], ["地址", "地点", "位置", "地方", "place", "address", "location"], ["电话", "号码", "手机", "手机号", "phone", "number"],
    ];

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
        if ((message.Picked ?? Named(message.Words)) is { } picked)
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

    // "地址" or "电话不对" names what is wrong, and not what would be right.
    private static int? Named(string words)
    {
        var bare = words.Trim([.. " 。.，,！!"]);
        var at = Array.FindIndex(Parts, part => bare.Length <= LongestPart && Array.Exists(part, name => bare.StartsWith(name, StringComparison.OrdinalIgnoreCase) || bare.EndsWith(name, StringComparison.OrdinalIgnoreCase)));
        return at < 0 ? null : at;
    }

    private static TicketDraft Forget(TicketDraft draft, int picked) => picked switch
    {
        Matter => draft with { Description = null, Category = null, CategoryConfidence = 0, Asked = FormStep.Matter },
        Where => draft with { Place = Place.Unknown, PlaceQuestions = 0, IsPlaceSettled = false, Asked = FormStep.Place },
        _ => draft with { Phone = null, IsContactSettled = false, Asked = FormStep.Contact },
    };
}
