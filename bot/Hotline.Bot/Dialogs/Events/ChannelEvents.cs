using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Handoff;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs.Events;

/// <summary>What happens beside what is said: a conversation begins or ends, silence, a shared place, opting out, a handoff's progress.</summary>
internal sealed class ChannelEvents(ICityDirectory city, Silences silences, TicketForm form)
{
    private const string HungUp = "hungUp";
    private const string Missed = "missed";

    /// <summary>Deals with an activity that is not a message; what is unknown is recorded and passed over.</summary>
    public async ValueTask HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var activity = turn.Input.Inbound.Activity;
        switch (activity.Type)
        {
            case ActivityTypes.ConversationUpdate:
                Greet(turn);
                break;
            case ActivityTypes.EndOfConversation:
                End(turn);
                break;
            case ActivityTypes.Event when turn.State.OptedOut && activity.Name != EventNames.OptIn:
                turn.Settle();
                break;
            case ActivityTypes.Event:
                await NamedAsync(turn, activity.Name, cancellationToken);
                break;
            default:
                turn.Settle();
                break;
        }
    }

    private async ValueTask NamedAsync(Turn turn, string? name, CancellationToken cancellationToken)
    {
        switch (name)
        {
            case EventNames.NoInput:
                await silences.HearAsync(turn, cancellationToken);
                break;
            case EventNames.HandoffStatus:
                HandoffProgress.Take(turn);
                break;
            case EventNames.OptOut:
                Subscribe(turn, isOptedOut: true, TextKeys.OptedOut);
                break;
            case EventNames.OptIn:
                Subscribe(turn, isOptedOut: false, TextKeys.OptedIn);
                break;
            case EventNames.Location:
                await LocateAsync(turn, cancellationToken);
                break;
            default:
                turn.Settle();
                break;
        }
    }

    // The bot itself also joins, on some channels; nobody is greeted for that.
    private void Greet(Turn turn)
    {
        var activity = turn.Input.Inbound.Activity;
        var bot = activity.Recipient?.Id;
        if (activity.MembersAdded is { Count: > 0 } members && members.All(m => m.Id == bot))
        {
            turn.Settle();
            return;
        }

        turn.State = turn.State with { OptedOut = false };
        if (turn.State.Handoff != HandoffPhase.None)
        {
            turn.Settle();
            return;
        }

        if (turn.Top is null)
        {
            turn.Ask(TextKeys.Greeting, city.NameIn(turn.Language));
            turn.Offer(TextKeys.ChoiceReport, TextKeys.ChoiceMyTickets, TextKeys.ChoicePerson);
        }
        else
        {
            turn.Say(TextKeys.WelcomeBack);
        }
    }

    private static void End(Turn turn)
    {
        // A call that an operator has stays at the desk until they have said what came of it.
        if (turn.State.Handoff == HandoffPhase.Waiting || (turn.State.Handoff == HandoffPhase.WithOperator && !turn.Channel.EndsWithConnection))
            turn.Raise(new DomainEvent.HandoffEnded(HungUp));
        if (turn.State.Handoff == HandoffPhase.Waiting && turn.Channel.EndsWithConnection && turn.OwnNumber is { } number)
            turn.Raise(new DomainEvent.CallBackOwed(number, Missed));
        turn.State = turn.State with { Stack = [], Choices = [], Handoff = HandoffPhase.None, Silences = 0, Misunderstood = 0 };
        turn.Settle();
    }

    private static void Subscribe(Turn turn, bool isOptedOut, string key)
    {
        turn.State = turn.State with { OptedOut = isOptedOut };
        turn.Say(key);
        turn.Settle();
    }

    // Some devices report where they are by themselves: of use only to a form that waits for a place, else not worth a word.
    private async ValueTask LocateAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Message.Point is not null && turn.State.Handoff == HandoffPhase.None && TicketFormFrame.AwaitsPlace(turn))
            await form.ContinueAsync(turn, cancellationToken);
        turn.Settle();
    }
}
