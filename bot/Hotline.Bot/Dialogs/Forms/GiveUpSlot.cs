using System.Buffers;
using Hotline.Bot.Dialogs.Wording;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Whether to drop what was told so far. The form leaves the stack on a yes; anything else goes on with it.</summary>
internal sealed class GiveUpSlot : ISlot
{
    private const int Drop = 0;

    private static readonly SearchValues<string> GoesOn = SearchValues.Create(
        ["还是投诉", "还是报", "还是登记", "还是反映", "还是办", "还是要", "还是举报", "继续", "接着", "别取消", "不取消", "go on", "continue", "keep", "go ahead"], StringComparison.OrdinalIgnoreCase);

    public FormStep Step => FormStep.GiveUp;

    public string RetryKey => TextKeys.GiveUpRetry;

    public bool IsMissing(Turn turn, TicketDraft draft) => false;

    public TicketDraft Ask(Turn turn, TicketDraft draft)
    {
        turn.Ask(draft.IsCallback ? TextKeys.GiveUpCallbackAsk : TextKeys.GiveUpAsk);
        turn.Offer(TextKeys.ChoiceDropIt, TextKeys.ChoiceGoOn);
        return draft;
    }

    /// <summary>True where the resident wants it dropped.</summary>
    public static bool IsConfirmed(Message message)
        => message.Picked is { } picked ? picked == Drop : message.Heard.YesNo == true && !IsTakenBack(message);

    public TicketDraft? Take(Turn turn, TicketDraft draft)
        => turn.Message.Picked is not null || turn.Message.Heard.YesNo is not null || IsTakenBack(turn.Message) ? draft : null;

    private static bool IsTakenBack(Message message) => message.Words.AsSpan().ContainsAny(GoesOn);
}
