using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs.Answers;
using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.FollowUps;

/// <summary>待补充: the department asked the resident for something; the next words or files that can be the answer are the answer.</summary>
internal sealed class SupplyDialog(ITicketReader tickets, ITicketDesk desk, ArticleAnswers articles, DialogOptions options) : IDialog
{
    private const string DialogName = "supply";
    private const int CurrentVersion = 1;

    public string Name => DialogName;

    public int Version => CurrentVersion;

    /// <summary>The state with the question open: beneath whatever the resident is in the middle of, and only once.</summary>
    public static ConversationState Open(ConversationState state, Ticket ticket, string asked)
    {
        var frame = Frames.Of(DialogName, CurrentVersion, new SuppliedQuestion(ticket.Number.Value), DialogJson.Default.SuppliedQuestion);
        var others = state.Stack.Where(f => f.Dialog != DialogName && !AfterTicketDialog.IsFrame(f)).ToList();
        // Nothing else is open: a number no longer refers to what was offered before, and "again" is this.
        return others.Count > 0
            ? state with { Stack = [frame, .. others] }
            : state with { Stack = [frame], Choices = [], LastReply = new(asked, null, []) };
    }

    public async ValueTask<DialogOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await TicketAsync(turn, cancellationToken) is not { Waiting: not null } ticket)
        {
            turn.Pop();
            return DialogOutcome.PassOn;
        }

        var message = turn.Message;
        if (message.Means(Intent.Greeting) || message.Means(Intent.Thanks))
        {
            SmallTalk.SayAside(turn);
            return DialogOutcome.Done;
        }

        if (message.Means(Intent.AskService) && QuestionWords.Asks(message.Words) && await articles.TryAnswerAsideAsync(turn, takesAnyWords: true, cancellationToken))
            return DialogOutcome.Done;
        turn.Pop();
        if (IsAnotherWish(message, ticket)
            || desk.Decide(ticket, new TicketCommand.AddFromResident(Words(turn), message.Files), new(ActorRole.Resident, turn.User.Id), turn.Now) is not TicketDecision.Accepted accepted)
            return DialogOutcome.PassOn;
        turn.Change(accepted.Change);
        turn.State = turn.State with { CurrentTicket = ticket.Number.Value };
        turn.Say(TextKeys.Supplied, SpokenDigits.TicketNumber(ticket.Number.Value, turn.Language));
        if (turn.Top is null)
            turn.Ask(TextKeys.AnythingElse);
        return DialogOutcome.Done;
    }

    public async ValueTask AskAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await TicketAsync(turn, cancellationToken) is { Waiting: { } waiting } ticket)
            turn.Ask(TextKeys.SupplyAsk, SpokenDigits.TicketNumber(ticket.Number.Value, turn.Language), waiting.Question);
        else
            turn.Pop();
    }

    private string Words(Turn turn)
    {
        var words = turn.Message.Point is { } && !turn.Message.HasWords ? turn.Message.Point.Detail ?? "" : turn.Message.Words;
        return Excerpt.Cut(words, options.MaxDescriptionLength);
    }

    private static bool IsAnotherWish(Message message, Ticket ticket)
    {
        if (!message.HasWords && message.Files.Count == 0 && message.Point is null)
            return true;
        if (message.Heard.OutOfScope is not null || OtherMatter.Announces(message.Words))
            return true;
        return message.Heard.Intent switch
        {
            Intent.TicketStatus or Intent.Urge or Intent.More or Intent.Goodbye => true,
            Intent.ReportMatter => message.Heard.Category is { } category && ticket.Matter.Category is { } known && category != known,
            _ => false,
        };
    }

    private ValueTask<Ticket?> TicketAsync(Turn turn, CancellationToken cancellationToken)
        => new(tickets.FindAsync(new(turn.Top!.Read(DialogJson.Default.SuppliedQuestion).Number), cancellationToken));
}

/// <summary>The ticket that waits for the resident's answer.</summary>
internal sealed record SuppliedQuestion(long Number);
