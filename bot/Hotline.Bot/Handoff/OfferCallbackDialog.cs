using Hotline.Bot.Dialogs;
using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Wording;

namespace Hotline.Bot.Handoff;

/// <summary>Offers to have the resident called back, where no operator is there.</summary>
internal sealed class OfferCallbackDialog(TicketForm form) : IDialog
{
    private const string DialogName = "offerCallback";
    private const int CurrentVersion = 1;
    private const int Yes = 0;

    public string Name => DialogName;

    public int Version => CurrentVersion;

    /// <param name="turn">The turn.</param>
    /// <param name="words">What it is about, or null.</param>
    public static void Begin(Turn turn, string? words)
    {
        if (turn.Top is { Dialog: DialogName })
            turn.Pop();
        turn.Push(Frames.Of(DialogName, CurrentVersion, new WaitingResident(words, WasExplained: true), DialogJson.Default.WaitingResident));
        Ask(turn);
    }

    public ValueTask<DialogOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        var resident = turn.Top!.Read(DialogJson.Default.WaitingResident);
        var message = turn.Message;
        turn.Pop();
        switch (message.Picked is { } picked ? picked == Yes : message.SaysYes)
        {
            case true:
                form.StartCallback(turn, resident.Words);
                return new(DialogOutcome.Done);
            case false:
                if (turn.Top is null)
                    turn.Ask(TextKeys.AllRightAnythingElse);
                else
                    turn.Say(TextKeys.AllRight);
                return new(DialogOutcome.Done);
            case null:
                return new(DialogOutcome.PassOn);
        }
    }

    public ValueTask AskAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        Ask(turn);
        return ValueTask.CompletedTask;
    }

    private static void Ask(Turn turn)
    {
        turn.Ask(TextKeys.OfferCallbackAsk);
        turn.Offer(TextKeys.ChoiceCallMeBack, TextKeys.ChoiceNo);
    }
}
