using System.Globalization;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.Lookup;

/// <summary>催办: recorded on the ticket, never a new one.</summary>
internal sealed class TicketUrging(ITicketDesk desk, TicketTexts texts, DeadlineWords deadlines)
{
    private const int MostWords = 500;

    /// <summary>Urges the ticket and tells what that does, or why it cannot be done.</summary>
    public void Urge(Turn turn, Ticket ticket)
    {
        Record(turn, ticket, turn.Message.HasWords ? turn.Message.Words : null, []);
        AskFurther(turn);
    }

    /// <summary>Urges the ticket with what was told of it again; files are added to it.</summary>
    public void Record(Turn turn, Ticket ticket, string? words, IReadOnlyList<string> files)
    {
        var resident = new Actor(ActorRole.Resident, turn.User.Id);
        var current = ticket;
        if (files.Count > 0 && desk.Decide(ticket, new TicketCommand.AddFromResident("", files), resident, turn.Now) is TicketDecision.Accepted added)
        {
            turn.Change(added.Change);
            current = added.Change.After;
        }

        switch (desk.Decide(current, new TicketCommand.Urge(words is null ? null : Excerpt.Cut(words, MostWords)), resident, turn.Now))
        {
            case TicketDecision.Accepted accepted:
                turn.Change(accepted.Change);
                Confirm(turn, accepted.Change.After);
                break;
            case TicketDecision.Refused refused:
                turn.Say(WhyNot(refused.Refusal), SpokenDigits.TicketNumber(ticket.Number.Value, turn.Language));
                break;
        }
    }

    /// <summary>Asks for more, unless something else is open.</summary>
    public static void AskFurther(Turn turn)
    {
        if (turn.Top is not null)
            return;
        turn.Ask(TextKeys.AnythingElse);
        turn.Offer(TextKeys.ChoiceMyTickets, TextKeys.ChoicePerson);
    }

    private void Confirm(Turn turn, Ticket ticket)
    {
        var promise = desk.PromiseOf(ticket);
        var number = SpokenDigits.TicketNumber(ticket.Number.Value, turn.Language);
        var count = ticket.UrgeCount.ToString(CultureInfo.InvariantCulture);
        if (ticket.Department is null)
            turn.Say(TextKeys.UrgedInTriage, number, count);
        else
            turn.Say(TextKeys.Urged, number, count, texts.Department(ticket.Department, turn.Language));
        if (promise.ResolveBy is { } deadline)
            turn.Say(deadline < turn.Now ? TextKeys.DeadlinePassed : TextKeys.DeadlineIs, deadlines.Say(deadline, turn.Now, turn.Language));
    }

    private static string WhyNot(Refusal refusal)
        => refusal == Refusal.UrgedOftenEnoughToday ? TextKeys.UrgedOftenEnough : TextKeys.CannotUrge;
}
