using Hotline.Bot.Dialogs.Wording;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.Lookup;

/// <summary>
/// Finds the ticket that a resident means, shows it only to who opened it, and then tells how it stands or urges it.
/// </summary>
internal sealed class TicketLookup(ITicketReader tickets, TicketStatusWords words, TicketUrging urging, DialogOptions options)
{
    private const int MostListed = 5;

    /// <summary>Deals with a message that asks for a ticket.</summary>
    public async ValueTask LookUpAsync(Turn turn, LookupPurpose purpose, CancellationToken cancellationToken)
    {
        if (turn.Message.Heard.TicketNumber is { } number)
            await OpenAsync(turn, number, purpose, cancellationToken);
        else if (TicketDigits.AreIn(turn.Message))
            AskForNumber(turn, purpose, TextKeys.TicketNumberWrong);
        else if (purpose != LookupPurpose.Status && turn.State.CurrentTicket is { } current)
            await OpenOwnAsync(turn, new(current), purpose, cancellationToken);
        else
            await OfResidentAsync(turn, purpose, cancellationToken);
    }

    /// <summary>Opens the ticket with this number, once it is shown to be the resident's.</summary>
    public async ValueTask OpenAsync(Turn turn, TicketNumber number, LookupPurpose purpose, CancellationToken cancellationToken)
    {
        var ticket = await tickets.FindAsync(number, cancellationToken);
        if (ticket is null)
            AskForNumber(turn, purpose, TextKeys.TicketNotFound);
        else if (turn.State.CurrentTicket == number.Value || IsOwn(turn, ticket))
            Show(turn, ticket, purpose);
        else if (ticket.Resident.Phone is null)
            ProveTicketDialog.Refuse(turn, TextKeys.CannotProve);
        else if (turn.State.FailedTicketProofs >= options.TicketProofs)
            ProveTicketDialog.Refuse(turn, TextKeys.ProofsExhausted);
        else
            ProveTicketDialog.Begin(turn, new(number.Value, purpose));
    }

    /// <summary>Opens a ticket that is known to be the resident's.</summary>
    public async ValueTask OpenOwnAsync(Turn turn, TicketNumber number, LookupPurpose purpose, CancellationToken cancellationToken)
    {
        if (await tickets.FindAsync(number, cancellationToken) is { } ticket)
            Show(turn, ticket, purpose);
        else
            AskForNumber(turn, purpose, TextKeys.TicketNotFound);
    }

    private void Show(Turn turn, Ticket ticket, LookupPurpose purpose)
    {
        turn.State = turn.State with { CurrentTicket = ticket.Number.Value };
        switch (purpose)
        {
            case LookupPurpose.Status:
                words.Tell(turn, ticket);
                break;
            case LookupPurpose.Urge:
                urging.Urge(turn, ticket);
                break;
            case LookupPurpose.Withdraw:
                WithdrawDialog.Begin(turn, ticket);
                break;
        }
    }

    private async ValueTask OfResidentAsync(Turn turn, LookupPurpose purpose, CancellationToken cancellationToken)
    {
        var found = await tickets.OfResidentAsync(turn.Channel.ChannelId, turn.User.Id, turn.OwnNumber, MostListed, cancellationToken);
        var open = purpose != LookupPurpose.Status ? [.. found.Where(t => t.Status.IsOpen())] : found;
        var listed = open.Count > 0 ? open : found;
        switch (listed.Count)
        {
            case 0:
                AskForNumber(turn, purpose, TextKeys.NoTickets);
                break;
            case 1:
                Show(turn, listed[0], purpose);
                break;
            default:
                ChooseTicketDialog.Begin(turn, purpose, [.. listed.Select(t => (t.Number.Value, TicketStatusWords.Title(turn, t)))]);
                break;
        }
    }

    private static void AskForNumber(Turn turn, LookupPurpose purpose, string key)
    {
        turn.Ask(key);
        turn.Push(ChooseTicketDialog.FrameFor(purpose, []));
        turn.Offer(TextKeys.ChoiceReport, TextKeys.ChoicePerson);
    }

    private static bool IsOwn(Turn turn, Ticket ticket)
        => (ticket.Resident.ChannelId == turn.Channel.ChannelId && ticket.Resident.UserId == turn.User.Id)
           || (turn.OwnNumber is { } number && ticket.Resident.Phone == number);
}

/// <summary>What a resident wants of a ticket.</summary>
internal enum LookupPurpose
{
    /// <summary>To know how it stands.</summary>
    Status,
    /// <summary>催办.</summary>
    Urge,
    /// <summary>To withdraw it.</summary>
    Withdraw,
}
