using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs.Answers;
using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.FollowUps;

/// <summary>
/// 回访: asks the resident of a resolved ticket whether it is solved, whether they were contacted and how satisfied they are. Several
/// may be answered at once. A new matter or another wish ends it; what was answered by then counts.
/// </summary>
internal sealed class FollowUpDialog(ITicketReader tickets, ITicketDesk desk, ArticleAnswers articles, Misunderstandings misunderstandings, DialogOptions options) : IDialog
{
    private const string DialogName = "followUp";
    private const int CurrentVersion = 1;

    public string Name => DialogName;

    public int Version => CurrentVersion;

    /// <summary>The state without what was asked about the ticket and never answered.</summary>
    public static ConversationState Without(ConversationState state, Ticket ticket)
        => state with { Stack = [.. state.Stack.Where(f => f.Dialog != DialogName || f.Read(DialogJson.Default.FollowUpAnswers).Number != ticket.Number.Value)] };

    /// <summary>Asks the resident of <paramref name="ticket"/>.</summary>
    public static void Begin(Turn turn, Ticket ticket)
    {
        turn.State = turn.State with { CurrentTicket = ticket.Number.Value };
        turn.Say(TextKeys.FollowUpIntro, SpokenDigits.TicketNumber(ticket.Number.Value, turn.Language), Excerpt.Of(ticket.Matter.Description, Lengths.Title(turn)));
        var answers = new FollowUpAnswers { Number = ticket.Number.Value };
        turn.Push(FrameOf(answers));
        Ask(turn, answers, FollowUpQuestion.Solved);
    }

    /// <summary>Takes up what a resident says of <paramref name="ticket"/> without having been asked.</summary>
    public void TakeUp(Turn turn, Ticket ticket)
    {
        var answers = FollowUpReading.Read(new() { Number = ticket.Number.Value }, turn.Message.Words);
        turn.Push(FrameOf(answers));
        Go(turn, ticket, FollowUpReading.WithWords(answers, turn.Message.Words, options.MaxDescriptionLength));
    }

    public async ValueTask<DialogOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        var answers = turn.Top!.Read(DialogJson.Default.FollowUpAnswers);
        var ticket = await tickets.FindAsync(new(answers.Number), cancellationToken);
        if (ticket is not { IsAnswered: true })
        {
            turn.Pop();
            return DialogOutcome.PassOn;
        }

        var message = turn.Message;
        if (!IsAnotherMatter(message, ticket) && FollowUpReading.Take(answers, message, options.MaxDescriptionLength) is { } taken)
        {
            Go(turn, ticket, taken);
            return DialogOutcome.Done;
        }

        return await ElsewhereAsync(turn, ticket, answers, cancellationToken);
    }

    public async ValueTask AskAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        var answers = turn.Top!.Read(DialogJson.Default.FollowUpAnswers);
        // An operator may have called meanwhile.
        if (await tickets.FindAsync(new(answers.Number), cancellationToken) is { OwedFollowUp.Stage: not FollowUpStage.ToBeDecided })
            Ask(turn, answers, answers.Asked);
        else
            turn.Pop();
    }

    private async ValueTask<DialogOutcome> ElsewhereAsync(Turn turn, Ticket ticket, FollowUpAnswers answers, CancellationToken cancellationToken)
    {
        var message = turn.Message;
        switch (message.Heard.Intent)
        {
            case Intent.Greeting or Intent.Thanks:
                SmallTalk.SayAside(turn);
                return DialogOutcome.Done;
            case Intent.AskService when QuestionWords.Asks(message.Words) && await articles.TryAnswerAsideAsync(turn, takesAnyWords: true, cancellationToken):
                return DialogOutcome.Done;
            case Intent.Unknown or Intent.Yes or Intent.No when message.HasWords && message.Heard.TicketNumber is null:
                await misunderstandings.ReportAsync(turn, TextKeys.FollowUpRetry, cancellationToken);
                return DialogOutcome.Done;
            default:
                // Half an answer is worth more than a call.
                if (answers.IsSolved is not null)
                    Record(turn, ticket, answers);
                turn.Pop();
                return DialogOutcome.PassOn;
        }
    }

    private void Go(Turn turn, Ticket ticket, FollowUpAnswers answers)
    {
        if (answers.Next is { } next)
        {
            turn.Replace(FrameOf(answers));
            Ask(turn, answers, next);
            return;
        }

        turn.Pop();
        Record(turn, ticket, answers);
        turn.Say(answers.ToFollowUp().ProposesReopening ? TextKeys.FollowUpProposed : TextKeys.FollowUpThanks);
        if (turn.Top is null)
            turn.Settle();
    }

    // Solved, and nobody the worse for it: there is nothing left to do.
    private void Record(Turn turn, Ticket ticket, FollowUpAnswers answers)
    {
        var followUp = answers.ToFollowUp();
        if (desk.Decide(ticket, new TicketCommand.RecordFollowUp(followUp), new(ActorRole.Resident, turn.User.Id), turn.Now) is not TicketDecision.Accepted recorded)
            return;
        turn.Change(recorded.Change);
        if (followUp is { IsSolved: true, ProposesReopening: false }
            && desk.Decide(recorded.Change.After, new TicketCommand.Close(), Actor.System, turn.Now) is TicketDecision.Accepted closed)
            turn.Change(closed.Change);
    }

    private static bool IsAnotherMatter(Message message, Ticket ticket)
        => message.Picked is null && FollowUpWords.SaysSolved(message.Words) is null && message.Means(Intent.ReportMatter) && message.Heard.Category is { } category && category != ticket.Matter.Category;

    private static Frame FrameOf(FollowUpAnswers answers) => Frames.Of(DialogName, CurrentVersion, answers, DialogJson.Default.FollowUpAnswers);

    private static void Ask(Turn turn, FollowUpAnswers answers, FollowUpQuestion question)
    {
        turn.Replace(FrameOf(answers with { Asked = question }));
        switch (question)
        {
            case FollowUpQuestion.Solved:
                turn.Ask(TextKeys.FollowUpSolvedAsk);
                turn.Offer(TextKeys.ChoiceSolved, TextKeys.ChoiceNotSolved);
                break;
            case FollowUpQuestion.Contacted:
                turn.Ask(TextKeys.FollowUpContactedAsk);
                turn.Offer(TextKeys.ChoiceContacted, TextKeys.ChoiceNotContacted);
                break;
            case FollowUpQuestion.Satisfaction:
                turn.Ask(TextKeys.FollowUpSatisfactionAsk);
                turn.Offer(TextKeys.ChoiceSatisfied, TextKeys.ChoiceBasicallySatisfied, TextKeys.ChoiceNeutral, TextKeys.ChoiceDissatisfied);
                break;
            case FollowUpQuestion.Why:
                turn.Ask(TextKeys.FollowUpWhyAsk);
                break;
        }
    }
}
