using System.Text.Json;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Opens the ticket that a form describes, and tells its number, who answers and by when.</summary>
internal sealed class TicketOpening(ITicketDesk desk, ICityDirectory city, TicketTexts texts, DeadlineWords deadlines)
{
    /// <summary>Opens the ticket; what was mentioned meanwhile is offered next.</summary>
    public void Open(Turn turn, TicketDraft draft)
    {
        var change = desk.Open(MatterOf(draft), ResidentOf(turn, draft), turn.Input.ReservedNumber, Actor.Bot, turn.Now);
        turn.Change(change);
        turn.State = turn.State with { CurrentTicket = change.After.Number.Value, CurrentArticle = null, ArticleOffset = null };
        if (draft.IsCallback && change.After.Resident.Phone is { } phone)
            turn.Raise(new DomainEvent.CallBackOwed(phone, "asked", change.After.Number.Value));
        Tell(turn, draft, change.After);
        if (OfferParkedDialog.Offer(turn, draft.Parked))
            return;
        turn.Push(AfterTicketDialog.FrameFor(change.After.Number));
        turn.Ask(TextKeys.AnythingElse);
    }

    private Matter MatterOf(TicketDraft draft)
    {
        var category = draft.Category is null ? null : city.FindCategory(draft.Category);
        return new()
        {
            Description = draft.Description!,
            Kind = draft.Kind ?? TicketKind.Help,
            Priority = Enum.TryParse<TicketPriority>(category?.Priority, ignoreCase: true, out var priority) ? priority : TicketPriority.General,
            Category = draft.Category,
            CategoryConfidence = draft.CategoryConfidence,
            Place = draft.Place,
            Attachments = draft.Files,
            IsConfidential = draft.IsConfidential,
        };
    }

    private static Resident ResidentOf(Turn turn, TicketDraft draft)
    {
        var reference = turn.Input.Conversation.Reference with { Locale = turn.Language };
        return new()
        {
            ChannelId = reference.ChannelId,
            UserId = turn.User.Id,
            Phone = draft.Phone ?? (draft.IsContactSettled ? null : turn.OwnNumber),
            Name = draft.Name ?? turn.User.Name,
            Language = turn.Language,
            ConversationReference = JsonSerializer.Serialize(reference, ActivityJson.Default.ConversationReference),
        };
    }

    private void Tell(Turn turn, TicketDraft draft, Ticket ticket)
    {
        var number = SpokenDigits.TicketNumber(ticket.Number.Value, turn.Language);
        if (draft.IsPraise)
        {
            turn.Say(TextKeys.PraiseOpened, number);
            return;
        }

        turn.Say(draft.IsCallback ? TextKeys.CallbackOpened : TextKeys.Opened, number);
        var promise = desk.PromiseOf(ticket);
        if (ticket.Department is null)
            turn.Say(TextKeys.OpenedInTriage);
        else if (promise.ResolveBy is { } deadline)
            turn.Say(promise.DeadlineIsFlagged ? TextKeys.OpenedAboutBy : TextKeys.OpenedBy,
                texts.Department(ticket.Department!, turn.Language), deadlines.Say(deadline, turn.Now, turn.Language));
        else
            turn.Say(TextKeys.OpenedWith, texts.Department(ticket.Department!, turn.Language));
        if (draft.IsConfidential)
            turn.Say(TextKeys.OpenedConfidential);
        if (draft.IsShortened)
            turn.Say(TextKeys.OpenedShortened, draft.Description!.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
