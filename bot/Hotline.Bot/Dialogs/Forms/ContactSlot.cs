using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>How to reach the resident. Not asked where the channel knows their number; never insisted on.</summary>
internal sealed class ContactSlot : ISlot
{
    private static readonly string[] Refusals =
        ["不留", "不想留", "不用留", "不方便", "没有电话", "没电话", "没有手机", "no phone", "no number", "rather not"];

    /// <summary>Letters that only introduce a number: 我的电话是, my phone is.</summary>
    private const int MostBesideNumber = 10;

    public FormStep Step => FormStep.Contact;

    public string RetryKey => TextKeys.ContactRetry;

    public bool IsMissing(Turn turn, TicketDraft draft) => Lacks(turn, draft);

    /// <summary>True where the resident's number is neither known nor refused.</summary>
    public static bool Lacks(Turn turn, TicketDraft draft)
        => draft.Phone is null && !draft.IsContactSettled && !draft.IsPraise && turn.OwnNumber is null;

    /// <summary>True where the resident does not want to give a number.</summary>
    public static bool Refuses(Message message)
        => message.Means(Intent.Skip) || Array.Exists(Refusals, r => message.Words.Contains(r, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for a number that was given where something else was asked: it answers nothing and is kept.</summary>
    public static bool IsNumberAlone(Message message)
        => message.Heard.Phone is not null && message.Words.Count(char.IsLetter) <= MostBesideNumber;

    public TicketDraft Ask(Turn turn, TicketDraft draft)
    {
        turn.Ask(draft.IsCallback ? TextKeys.ContactAskForCallback : TextKeys.ContactAsk);
        turn.Offer(TextKeys.ChoiceNoPhone);
        return draft;
    }

    public TicketDraft? Take(Turn turn, TicketDraft draft)
    {
        var message = turn.Message;
        var named = draft with { Name = GivenName.In(message.Words) ?? draft.Name };
        if (message.Heard.Phone is { } phone)
            return named with { Phone = phone };
        if (message.Picked is not null || Refuses(message) || message.Means(Intent.No))
            return draft.IsCallback ? draft with { Asked = FormStep.GiveUp } : named with { IsContactSettled = true };
        // "可以" to "please leave a number": it is still to come.
        return named.Name != draft.Name || message.Heard.YesNo == true ? named : null;
    }
}
