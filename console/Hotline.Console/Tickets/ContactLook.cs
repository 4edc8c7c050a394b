using Hotline.Bot.Tickets;
using Hotline.Console.Access;
using Hotline.Ticketing.Tickets;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Tickets;

/// <summary>Looks at a resident's name and number: each is written down before anything is shown.</summary>
internal sealed class ContactLook(ITicketCommands commands, Audit audit)
{
    /// <summary>Writes it down; false where the ticket's own rules refuse it.</summary>
    public async Task<bool> RecordAsync(Person person, TicketNumber number, bool isProtected, CancellationToken cancellationToken)
    {
        await audit.WriteAsync(person.AccountId, "contact.revealed", number.ToString());
        return !isProtected
            || await commands.ExecuteAsync(number, null, new TicketCommand.ReadIdentity(T("Reveal_Why")), TicketScope.ActorOf(person)!, cancellationToken) is TicketCommandResult.Done;
    }
}
