using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Lookup;
using Hotline.Bot.Dialogs.Wording;

namespace Hotline.Bot.Dialogs.Interruptions;

/// <summary>取消: leaves what one is in the middle of, asking first where words would be lost; or withdraws a ticket that has gone out.</summary>
internal sealed class Cancelling(TicketForm form, TicketLookup lookup)
{
    public async ValueTask CancelAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (TicketFormFrame.IsOnTop(turn))
        {
            form.Cancel(turn);
        }
        else if (AfterTicketDialog.IsOnTop(turn) || (!TicketFormFrame.IsOpen(turn) && Withdrawal.IsMeant(turn.Message.Words)))
        {
            if (turn.Top is not null)
                turn.Pop();
            await lookup.LookUpAsync(turn, LookupPurpose.Withdraw, cancellationToken);
        }
        else if (turn.Top is null)
        {
            turn.Ask(TextKeys.AllRightAnythingElse);
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
