using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Turns;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.FollowUps;

/// <summary>Opens a follow-up in a conversation that the resident did not begin.</summary>
internal sealed class FollowUpAsking(Texts texts, DialogOptions options)
{
    /// <summary>False while the conversation is better left alone: a person has it, or the resident is in the middle of something.</summary>
    public static bool IsWelcome(ConversationState state, bool isActive)
        => state.Handoff == HandoffPhase.None && (!isActive || state.Stack.Count == 0 || AfterTicketDialog.IsAlone(state));

    /// <summary>Asks; what was left open lies beneath and is asked again afterwards, except what was asked about an earlier round of this ticket.</summary>
    public TurnResult Ask(TurnInput input, Ticket ticket)
    {
        var turn = new Turn(input, texts, options);
        if (AfterTicketDialog.IsAlone(turn.State))
            turn.Pop();
        turn.State = FollowUpDialog.Without(turn.State, ticket);
        turn.State = turn.State with { Language = turn.State.Language ?? ticket.Resident.Language, Misunderstood = 0 };
        FollowUpDialog.Begin(turn, ticket);
        return TurnEngine.ResultOf(turn);
    }
}
