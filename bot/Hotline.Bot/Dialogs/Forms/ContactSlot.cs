using System.Buffers;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;
using Hotline.Bot.Understanding.Numbers;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>How to reach the resident. Not asked where the channel knows their number; never insisted on.</summary>
internal sealed class ContactSlot : ISlot
{
    private static readonly string[] Refusals =
        ["不留", "不想留", "不用留", "不方便", "没有电话", "没电话", "没有手机", "no phone", "no number", "rather not"];

    // "就打这个电话": the one that they are calling from.
    private static readonly string[] OwnNumbers =
        ["这个电话", "这个号", "这个手机", "这电话", "这号", "现在这个", "打过来的", "来电的", "现在的号", "现在的电话", "本机", "this number", "this phone", "same number", "number i am calling", "number i'm calling"];

    // "这个电话没人接" and "不是这个号" are no answer.
    private static readonly SearchValues<string> NotOwn = SearchValues.Create(
        ["没", "不", "别", "换", "改", "错", "坏", "停机", "骚扰", "诈骗", "查", "not ", "n't", "wrong", "change", "another", "different"], StringComparison.OrdinalIgnoreCase);

    private const int LongestOwnNumber = 40;

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
        => message.Means(Intent.Skip) || SaysNo(message.Words);

    /// <summary>True where the resident does not want to be called, though their number is known.</summary>
    public static bool RefusesCall(Turn turn)
        => turn.OwnNumber is not null && SaysNo(turn.Message.Words);

    // "有没有电话" asks for one.
    private static bool SaysNo(string words)
        => Array.Exists(Refusals, r => words.Contains(r, StringComparison.OrdinalIgnoreCase)) && !words.Contains("有没有", StringComparison.Ordinal) && !QuestionWords.AsksInWords(words);

    /// <summary>True where the resident is to be reached on the number that they call or write from.</summary>
    public static bool MeansOwnNumber(Turn turn)
    {
        var words = turn.Message.Words;
        return turn.OwnNumber is not null && turn.Message.Heard.Phone is null && words.Length <= (turn.Language == Texts.English ? LongestOwnNumber : LongestOwnNumber / 2)
            && Array.Exists(OwnNumbers, n => words.Contains(n, StringComparison.OrdinalIgnoreCase)) && !words.AsSpan().ContainsAny(NotOwn);
    }

    /// <summary>True for a number that was given where something else was asked: it answers nothing and is kept.</summary>
    public static bool IsNumberAlone(Turn turn)
        => (turn.Message.Heard.Phone is not null && turn.Message.Words.Count(c => char.IsLetter(c) && DigitRunReader.DigitOf(c) is null) <= MostBesideNumber) || MeansOwnNumber(turn);

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
