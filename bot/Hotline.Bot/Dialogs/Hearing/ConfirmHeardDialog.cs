using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;

namespace Hotline.Bot.Dialogs.Hearing;

/// <summary>Reads poorly recognised speech back before anything is done about it.</summary>
internal sealed class ConfirmHeardDialog(MessageReader reader, Misunderstandings misunderstandings) : IDialog
{
    private const string DialogName = "confirmHeard";
    private const int CurrentVersion = 1;
    private const int Right = 0;

    public string Name => DialogName;

    public int Version => CurrentVersion;

    /// <summary>Asks whether the turn's words were heard right; false where they need no asking.</summary>
    public static bool TryBegin(Turn turn)
    {
        if (!turn.Message.IsUncertain)
            return false;
        turn.WasAside = true;
        if (turn.Top is { Dialog: DialogName })
            turn.Pop();
        turn.Push(Frames.Of(DialogName, CurrentVersion, new UncertainWords(turn.KeptWords), DialogJson.Default.UncertainWords));
        Ask(turn, turn.Message.Words);
        return true;
    }

    public async ValueTask<DialogOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        var uncertain = turn.Top!.Read(DialogJson.Default.UncertainWords);
        var message = turn.Message;
        turn.Pop();
        if ((message.Picked is { } picked ? picked == Right : message.Heard.YesNo) is not { } wasRight)
            return DialogOutcome.PassOn;
        if (wasRight)
        {
            reader.Replace(turn, uncertain.Words);
            return DialogOutcome.HeardAnew;
        }

        // "不是，我说的是路灯": the words behind the no are the message.
        if (message.Picked is null && !message.Means(Intent.No))
            return DialogOutcome.PassOn;
        await misunderstandings.ReportAsync(turn, TextKeys.SayAgain, cancellationToken);
        return DialogOutcome.Done;
    }

    public ValueTask AskAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        Ask(turn, turn.Top!.Read(DialogJson.Default.UncertainWords).Words);
        return ValueTask.CompletedTask;
    }

    private static void Ask(Turn turn, string words)
    {
        turn.Ask(TextKeys.ConfirmHeard, Excerpt.Of(words, Lengths.Quote(turn)));
        turn.Offer(TextKeys.ChoiceRight, TextKeys.ChoiceWrong);
    }
}

/// <summary>Words as they were recognised.</summary>
internal sealed record UncertainWords(string Words);
