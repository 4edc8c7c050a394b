using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs;
using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Turns;
using Hotline.Bot.Understanding;

namespace Hotline.Bot.Handoff;

/// <summary>While a resident waits for an operator: what they send is kept, and they may leave a ticket instead or stop waiting.</summary>
internal sealed class WaitingForOperator(OperatorHandoff handoff, TicketForm form) : IDialog
{
    private const string DialogName = "waiting";
    private const int CurrentVersion = 1;
    private const int LeaveTicket = 0;
    private const string EndedByResident = "cancelled";
    private const string EndedByTicket = "ticket";

    private static readonly string[] TicketWords = ["留个单", "留单", "留言", "登记", "回电", "leave a ticket", "ticket instead", "call me back", "call back"];
    private static readonly string[] StopWords = ["不等了", "不用等", "不转了", "不用转", "别转了", "stop waiting", "don't wait"];

    public string Name => DialogName;

    public int Version => CurrentVersion;

    public static Frame FrameFor(string? words)
        => Frames.Of(DialogName, CurrentVersion, new WaitingResident(words, WasExplained: false), DialogJson.Default.WaitingResident);

    /// <summary>What was said before the handoff; the frame leaves the stack.</summary>
    public static string? TakeWords(Turn turn)
    {
        if (turn.Top is not { Dialog: DialogName, Version: CurrentVersion } frame)
            return null;
        turn.Pop();
        return frame.Read(DialogJson.Default.WaitingResident).Words;
    }

    /// <summary>Takes a message of a resident who waits.</summary>
    public async ValueTask HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var message = turn.Message;
        turn.Settle();
        if (message.Picked == LeaveTicket || (message.Picked is null && Says(message, TicketWords)))
            LeaveATicket(turn);
        else if (message.Picked is not null || message.Means(Intent.Cancel) || Says(message, StopWords))
            StopWaiting(turn);
        else if (message.Means(Intent.Human))
            await handoff.SayPlaceAsync(turn, cancellationToken);
        else
            await KeepAsync(turn, cancellationToken);
    }

    /// <summary>A frame that was left behind when the handoff ended elsewhere.</summary>
    public ValueTask<DialogOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        turn.Pop();
        return new(DialogOutcome.PassOn);
    }

    public ValueTask AskAgainAsync(Turn turn, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private void LeaveATicket(Turn turn)
    {
        Leave(turn, EndedByTicket, out var words);
        form.StartCallback(turn, words);
    }

    private static void StopWaiting(Turn turn)
    {
        Leave(turn, EndedByResident, out _);
        turn.Say(TextKeys.StoppedWaiting);
        if (turn.Top is null)
            turn.Ask(TextKeys.OpenQuestion);
        else
            turn.Unsettle();
    }

    private static void Leave(Turn turn, string outcome, out string? words)
    {
        words = TakeWords(turn);
        turn.State = turn.State with { Handoff = HandoffPhase.None };
        turn.Raise(new DomainEvent.HandoffEnded(outcome));
    }

    private async ValueTask KeepAsync(Turn turn, CancellationToken cancellationToken)
    {
        var waiting = turn.Top is { Dialog: DialogName, Version: CurrentVersion } frame ? frame.Read(DialogJson.Default.WaitingResident) : null;
        if (waiting is { WasExplained: false })
        {
            var words = waiting.Words ?? (turn.Message.HasWords ? turn.KeptWords : null);
            turn.Replace(Frames.Of(DialogName, CurrentVersion, new WaitingResident(words, WasExplained: true), DialogJson.Default.WaitingResident));
            turn.Say(TextKeys.KeptForOperator);
            await handoff.SayPlaceAsync(turn, cancellationToken);
        }
        else
        {
            turn.Say(TextKeys.KeptForOperatorBriefly);
            turn.Offer(TextKeys.ChoiceLeaveTicket, TextKeys.ChoiceStopWaiting);
        }
    }

    private static bool Says(Message message, string[] any)
        => Array.Exists(any, w => message.Words.Contains(w, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A resident who waits.</summary>
/// <param name="Words">What it is about, or null.</param>
/// <param name="WasExplained">True once they were told that messages are kept; told briefly from then on.</param>
internal sealed record WaitingResident(string? Words, bool WasExplained);
