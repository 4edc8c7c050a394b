using Hotline.Bot.Dialogs.Wording;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.Lookup;

/// <summary>撤回: makes sure before a ticket is withdrawn.</summary>
internal sealed class WithdrawDialog(ITicketReader tickets, ITicketDesk desk, DialogOptions options) : IDialog
{
    private const string DialogName = "withdraw";
    private const int CurrentVersion = 1;
    private const int Withdraw = 0;

    public string Name => DialogName;

    public int Version => CurrentVersion;

    /// <summary>Asks whether the ticket is to be withdrawn; one that is finished cannot be.</summary>
    public static void Begin(Turn turn, Ticket ticket)
    {
        if (!ticket.Status.IsOpen())
        {
            turn.Say(TextKeys.WithdrawTooLate, SpokenDigits.TicketNumber(ticket.Number.Value, turn.Language));
            AskFurther(turn);
            return;
        }

        var matter = new WithdrawnTicket(ticket.Number.Value, Excerpt.Of(ticket.Matter.Description, Lengths.Quote(turn)), turn.KeptWords);
        turn.Push(Frames.Of(DialogName, CurrentVersion, matter, DialogJson.Default.WithdrawnTicket));
        Ask(turn, matter);
    }

    public async ValueTask<DialogOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        var matter = turn.Top!.Read(DialogJson.Default.WithdrawnTicket);
        var message = turn.Message;
        turn.Pop();
        var isWanted = message.Picked is { } picked ? picked == Withdraw : Withdrawal.IsMeant(message.Words) ? true : message.SaysYes;
        switch (isWanted)
        {
            case true:
                await RecordAsync(turn, matter, cancellationToken);
                return DialogOutcome.Done;
            case false:
                turn.Say(TextKeys.WithdrawKept, SpokenDigits.TicketNumber(matter.Number, turn.Language));
                AskFurther(turn);
                return DialogOutcome.Done;
            case null:
                return DialogOutcome.PassOn;
        }
    }

    public ValueTask AskAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        Ask(turn, turn.Top!.Read(DialogJson.Default.WithdrawnTicket));
        return ValueTask.CompletedTask;
    }

    private static void Ask(Turn turn, WithdrawnTicket ticket)
    {
        turn.Ask(TextKeys.WithdrawAsk, SpokenDigits.TicketNumber(ticket.Number, turn.Language), ticket.Title);
        turn.Offer(TextKeys.ChoiceWithdraw, TextKeys.ChoiceKeep);
    }

    private async ValueTask RecordAsync(Turn turn, WithdrawnTicket matter, CancellationToken cancellationToken)
    {
        var ticket = await tickets.FindAsync(new(matter.Number), cancellationToken);
        var decision = ticket is null
            ? null
            : desk.Decide(ticket, new TicketCommand.Withdraw(Excerpt.Cut(matter.Words, options.MaxDescriptionLength)), new(ActorRole.Resident, turn.User.Id), turn.Now);
        if (decision is not TicketDecision.Accepted accepted)
        {
            turn.Ask(TextKeys.CannotWithdraw);
            turn.Offer(TextKeys.ChoicePerson);
            return;
        }

        turn.Change(accepted.Change);
        turn.Say(TextKeys.WithdrawDone, SpokenDigits.TicketNumber(matter.Number, turn.Language));
        AskFurther(turn);
    }

    private static void AskFurther(Turn turn)
    {
        if (turn.Top is null)
            turn.Ask(TextKeys.AnythingElse);
    }
}

/// <summary>A ticket that the resident wants to withdraw, with its matter and their wish in their own words.</summary>
internal sealed record WithdrawnTicket(long Number, string Title, string Words);
