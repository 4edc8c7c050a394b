using System.Text.Json;
using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs;
using Hotline.Bot.Dialogs.Emergencies;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Turns;

namespace Hotline.Bot.Handoff;

/// <summary>Takes the channel's or the console's word on what became of a handoff.</summary>
internal static class HandoffProgress
{
    private const string Accepted = "accepted";
    private const string Completed = "completed";
    private const string Failed = "failed";

    public static void Take(Turn turn)
    {
        var emergency = EmergencyTransferDialog.TakeDialledNumber(turn);
        switch (StateOf(turn.Input.Inbound.Activity.Value))
        {
            case Accepted:
                turn.State = turn.State with { Handoff = HandoffPhase.WithOperator };
                turn.Raise(new DomainEvent.HandoffEnded(Accepted));
                break;
            // Told twice, or after the resident did without. A call may have been put through by the channel itself.
            case Completed or Failed when emergency is null && turn.State.Handoff == HandoffPhase.None && !turn.Channel.EndsWithConnection:
                turn.Settle();
                break;
            case Completed when emergency is not null:
                if (turn.Top is null)
                    turn.Ask(TextKeys.AnythingElse);
                else
                    turn.Say(TextKeys.BackFromCall);
                break;
            case Completed:
                Complete(turn);
                break;
            case Failed when emergency is not null:
                turn.Say(TextKeys.EmergencyNotConnected, SpokenDigits.ServiceNumber(emergency, turn.Language));
                turn.Settle();
                break;
            case Failed:
                Fail(turn);
                break;
        }
    }

    private static void Complete(Turn turn)
    {
        End(turn, Completed);
        if (turn.Channel.EndsWithConnection)
        {
            Farewell.Say(turn);
            return;
        }

        turn.Say(TextKeys.BackFromOperator);
        if (turn.Top is null)
            turn.Ask(TextKeys.AnythingElse);
    }

    private static void Fail(Turn turn)
    {
        var words = End(turn, Failed);
        turn.Say(TextKeys.OperatorsBusy);
        OfferCallbackDialog.Begin(turn, words);
    }

    // Whoever was with an operator has left the queue already, or stays at the desk until the operator has said what came of it; but an
    // operator whose telephone was not answered has nothing to say.
    private static string? End(Turn turn, string outcome)
    {
        if (turn.State.Handoff != HandoffPhase.WithOperator || (turn.Channel.EndsWithConnection && outcome == Failed))
            turn.Raise(new DomainEvent.HandoffEnded(outcome));
        turn.State = turn.State with { Handoff = HandoffPhase.None };
        return WaitingForOperator.TakeWords(turn);
    }

    private static string? StateOf(JsonElement? value)
        => value is { ValueKind: JsonValueKind.Object } status && status.TryGetProperty("state", out var state) && state.ValueKind == JsonValueKind.String
            ? state.GetString()
            : null;
}
