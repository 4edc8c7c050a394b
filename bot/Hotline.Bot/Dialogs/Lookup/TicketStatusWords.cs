using Hotline.Bot.Dialogs.Wording;
using Hotline.Channels;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.Lookup;

/// <summary>How a ticket stands, in words for the resident who opened it.</summary>
internal sealed class TicketStatusWords(ITicketDesk desk, TicketTexts texts, DeadlineWords deadlines)
{
    /// <summary>Tells status, department and deadline.</summary>
    public void Tell(Turn turn, Ticket ticket)
    {
        turn.Say(TextKeys.StatusOf, SpokenDigits.TicketNumber(ticket.Number.Value, turn.Language), Excerpt.Of(ticket.Matter.Description, Lengths.Quote(turn) / 2));
        turn.Reply.Add(texts.StatusSentence(Shortened(turn, ticket), turn.Language));
        if (ticket.Status.IsOpen())
            TellDeadline(turn, ticket);
        if (turn.Top is not null)
            return;
        turn.Ask(TextKeys.AnythingElse);
        if (ticket.Status.IsOpen())
            turn.Offer(TextKeys.ChoiceUrge, TextKeys.ChoicePerson);
        else
            turn.Offer(TextKeys.ChoiceReport, TextKeys.ChoicePerson);
    }

    /// <summary>A ticket among several.</summary>
    public static string Title(Turn turn, Ticket ticket)
        => turn.Words(TextKeys.TicketTitle, Excerpt.Of(ticket.Matter.Description, Lengths.Title(turn)), TicketTexts.Of(ticket.Status, turn.Language)).Text;

    private void TellDeadline(Turn turn, Ticket ticket)
    {
        var promise = desk.PromiseOf(ticket);
        if (promise.ResolveBy is not { } deadline)
            return;
        var words = deadlines.Say(deadline, turn.Now, turn.Language);
        turn.Say(deadline < turn.Now ? TextKeys.DeadlinePassed : promise.DeadlineIsFlagged ? TextKeys.DeadlineAbout : TextKeys.DeadlineIs, words);
    }

    private static Ticket Shortened(Turn turn, Ticket ticket)
        => turn.Channel.Style == AnswerStyle.Rich || ticket.Answer is not { } answer
            ? ticket
            : ticket with { Answer = Excerpt.Of(answer, Lengths.Page(turn, ticket.Resident.Language)) };
}
