using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs.Emergencies;
using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Handoff;

namespace Hotline.Bot.Dialogs.Events;

/// <summary>A caller who was asked and stayed silent, or was not recognised: asked again twice, then a person.</summary>
internal sealed class Silences(OperatorHandoff handoff)
{
    private const int Reprompts = 2;

    public async ValueTask HearAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.State.Handoff != HandoffPhase.None || !turn.Channel.EndsWithConnection)
        {
            turn.Settle();
            return;
        }

        if (EmergencyTransferDialog.TryDialOnSilence(turn))
            return;
        var count = turn.State.Silences + 1;
        turn.State = turn.State with { Silences = count };
        if (AfterTicketDialog.IsOnTop(turn))
            AfterTicket(turn, count);
        else if (count > Reprompts)
            await handoff.RequestAsync(turn, HandoffReasons.NoInput, cancellationToken);
        else if (turn.Top is null)
            AskOpenly(turn);
        else
            turn.Say(TextKeys.Silence);
    }

    // The keys that were offered before keep their meaning.
    private static void AskOpenly(Turn turn)
    {
        turn.Ask(TextKeys.SilenceOpenQuestion);
        turn.Reply.Offer(turn.State.Choices);
    }

    // The matter is taken down: whoever says nothing more has probably put the telephone aside.
    private static void AfterTicket(Turn turn, int count)
    {
        if (count >= Reprompts)
            Farewell.Say(turn);
        else
            turn.Ask(TextKeys.SilenceAfterTicket);
    }
}
