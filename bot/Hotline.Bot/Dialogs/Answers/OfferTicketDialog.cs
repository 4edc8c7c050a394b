using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.Answers;

/// <summary>Offers to take down as a ticket what could not be answered.</summary>
internal sealed class OfferTicketDialog(TicketForm form, MessageReader reader) : IDialog
{
    private const string DialogName = "offerTicket";
    private const int CurrentVersion = 1;
    private const int Yes = 0;
    private const int Person = 1;

    public string Name => DialogName;

    public int Version => CurrentVersion;

    /// <param name="turn">The turn.</param>
    /// <param name="words">What the resident said.</param>
    /// <param name="key">Resource key of the question.</param>
    public static void Begin(Turn turn, string words, string key)
    {
        turn.Push(Frames.Of(DialogName, CurrentVersion, new UnansweredQuestion(words, key), DialogJson.Default.UnansweredQuestion));
        Ask(turn, key);
    }

    public ValueTask<DialogOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        var question = turn.Top!.Read(DialogJson.Default.UnansweredQuestion);
        var message = turn.Message;
        turn.Pop();
        if (message.Picked == Person)
            return new(DialogOutcome.PassOn);
        switch (message.Picked is { } picked ? picked == Yes : message.SaysYes)
        {
            case true:
                Begin(turn, question.Words);
                return new(DialogOutcome.Done);
            case false:
                turn.Ask(TextKeys.AllRightAnythingElse);
                return new(DialogOutcome.Done);
            case null:
                return new(DialogOutcome.PassOn);
        }
    }

    public ValueTask AskAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        Ask(turn, turn.Top!.Read(DialogJson.Default.UnansweredQuestion).Key);
        return ValueTask.CompletedTask;
    }

    private static void Ask(Turn turn, string key)
    {
        turn.Ask(key);
        turn.Offer(TextKeys.ChoiceYes, TextKeys.ChoicePerson, TextKeys.ChoiceNo);
    }

    private void Begin(Turn turn, string words)
    {
        reader.Replace(turn, words);
        if (turn.Message.Means(Intent.AskService))
            turn.Message = turn.Message with { Heard = turn.Message.Heard with { Kind = turn.Message.Heard.Kind ?? TicketKind.Inquiry } };
        form.Start(turn);
    }
}

/// <summary>What a resident asked and nobody could answer, with the question that was put to them.</summary>
internal sealed record UnansweredQuestion(string Words, string Key);
