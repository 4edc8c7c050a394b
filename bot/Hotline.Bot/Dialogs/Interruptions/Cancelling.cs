using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Wording;

namespace Hotline.Bot.Dialogs.Interruptions;

/// <summary>取消: leaves what one is in the middle of; asks first where words would be lost.</summary>
internal sealed class Cancelling(TicketForm form)
{
    public void Cancel(Turn turn)
    {
        if (turn.Top is null)
        {
            turn.Ask(TextKeys.AllRightAnythingElse);
        }
        else if (TicketFormFrame.IsOnTop(turn))
        {
            form.Cancel(turn);
        }
        else if (AfterTicketDialog.IsOnTop(turn))
        {
            AfterTicketDialog.Cancel(turn);
        }
        else
        {
            turn.Pop();
            if (turn.Top is null)
                turn.Ask(TextKeys.AllRightAnythingElse);
            else
                turn.Say(TextKeys.AllRight);
        }
    }
}
