using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>
/// Takes a second matter out of a message that also answers what the form asked ("在望京街道花家地北里，还有楼道里堆满垃圾"): the first
/// part is the message, the second waits for its turn.
/// </summary>
internal sealed class SecondMatter(MessageReader reader, DialogOptions options)
{
    /// <summary>
    /// Takes a second matter out of the words that open a form ("楼道灯不亮，另外楼上天天装修"): the turn's message is the first, the second
    /// is returned; null where there is none.
    /// </summary>
    public string? TakeOff(Turn turn)
    {
        if (OtherMatter.StartIn(turn.Message.Words) is not { } start)
            return null;
        var (whole, first, rest) = (turn.Message, turn.Message.Words[..start], turn.KeptWords[start..]);
        reader.Replace(turn, first);
        var isMatter = turn.Message.Means(Intent.ReportMatter, options.ActOnIntentFrom);
        var draft = DraftReading.Begin(turn.Message, options);
        reader.Replace(turn, rest);
        if (!isMatter || !turn.Message.Means(Intent.ReportMatter, options.ActOnIntentFrom) || !OtherMatter.Is(turn.Message, draft))
        {
            turn.Message = whole;
            return null;
        }

        reader.Replace(turn, first);
        turn.Say(TextKeys.Parked);
        return OtherMatter.Bare(rest);
    }

    /// <summary>The draft with the second matter parked, the turn's message without it; both unchanged where there is none.</summary>
    public TicketDraft SetAside(Turn turn, TicketDraft draft)
    {
        if (draft.Description is null || draft.Parked.Count >= SideTracks.MostParked || OtherMatter.StartIn(turn.Message.Words) is not { } start)
            return draft;
        var (whole, answer, rest) = (turn.Message, turn.Message.Words[..start], turn.KeptWords[start..]);
        reader.Replace(turn, rest);
        if (!turn.Message.Means(Intent.ReportMatter, options.ActOnIntentFrom) || !OtherMatter.Is(turn.Message, draft))
        {
            turn.Message = whole;
            return draft;
        }

        reader.Replace(turn, answer);
        turn.Say(TextKeys.Parked);
        return draft with { Parked = [.. draft.Parked, OtherMatter.Bare(rest)] };
    }
}
