using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Handoff;

namespace Hotline.Bot.Dialogs.Emergencies;

/// <summary>On a call: offers to put the caller through to the emergency number, and does it on a yes, on key 1, or on silence.</summary>
internal sealed class EmergencyTransferDialog : IDialog
{
    public const string DialogName = "emergency";
    private const int CurrentVersion = 1;
    private const int Transfer = 0;

    public string Name => DialogName;

    public int Version => CurrentVersion;

    public static void Begin(Turn turn, string number)
    {
        turn.Push(Frames.Of(DialogName, CurrentVersion, new EmergencyCall(number, IsDialled: false), DialogJson.Default.EmergencyCall));
        Ask(turn, number);
    }

    public ValueTask<DialogOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        var call = turn.Top!.Read(DialogJson.Default.EmergencyCall);
        var message = turn.Message;
        switch (message.Picked is { } picked ? picked == Transfer : message.Heard.YesNo)
        {
            case true:
                Dial(turn, call.Number);
                return new(DialogOutcome.Done);
            case false:
                turn.Pop();
                turn.Say(TextKeys.EmergencyStaySafe);
                if (turn.Top is null)
                    turn.Ask(TextKeys.AnythingElse);
                return new(DialogOutcome.Done);
            default:
                turn.Pop();
                return new(DialogOutcome.PassOn);
        }
    }

    public ValueTask AskAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        Ask(turn, turn.Top!.Read(DialogJson.Default.EmergencyCall).Number);
        return ValueTask.CompletedTask;
    }

    /// <summary>Whoever reported an emergency and then says nothing may not be able to: the call is put through. False where this dialog is not open.</summary>
    public static bool TryDialOnSilence(Turn turn)
    {
        if (turn.Top is not { Dialog: DialogName, Version: CurrentVersion } frame)
            return false;
        Dial(turn, frame.Read(DialogJson.Default.EmergencyCall).Number);
        return true;
    }

    /// <summary>Takes the channel's word on a call that was put through; null where none was.</summary>
    public static string? TakeDialledNumber(Turn turn)
    {
        if (turn.Top is not { Dialog: DialogName, Version: CurrentVersion } frame || frame.Read(DialogJson.Default.EmergencyCall) is not { IsDialled: true } call)
            return null;
        turn.Pop();
        return call.Number;
    }

    private static void Dial(Turn turn, string number)
    {
        turn.Replace(Frames.Of(DialogName, CurrentVersion, new EmergencyCall(number, IsDialled: true), DialogJson.Default.EmergencyCall));
        turn.Say(TextKeys.EmergencyConnecting, SpokenDigits.ServiceNumber(number, turn.Language));
        turn.Signal(OperatorHandoff.Initiate(turn, HandoffReasons.Emergency, number));
        turn.Settle();
    }

    private static void Ask(Turn turn, string number)
    {
        turn.Ask(TextKeys.EmergencyTransferAsk, SpokenDigits.ServiceNumber(number, turn.Language));
        turn.Offer(TextKeys.ChoiceYes, TextKeys.ChoiceNo);
    }
}

/// <summary>An emergency number offered to a caller.</summary>
internal sealed record EmergencyCall(string Number, bool IsDialled);
