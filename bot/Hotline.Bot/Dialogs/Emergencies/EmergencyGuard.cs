using System.Buffers;
using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Handoff;
using Hotline.Bot.Turns;
using Hotline.Bot.Understanding;

namespace Hotline.Bot.Dialogs.Emergencies;

/// <summary>Danger to life is answered before anything else is thought about: the right number, first and at once.</summary>
internal static class EmergencyGuard
{
    /// <summary>How long what follows is most likely about it.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(10);

    // It is over, or those who can help know of it.
    private static readonly SearchValues<string> Over = SearchValues.Create(
        ["扑灭", "灭了", "没事", "好了", "醒了", "找到", "走了", "到了", "来了", "打过", "打了", "已经打", "报警了", "报了警", "叫了", "put out", "is over", "fine now", "all right now", "i called", "have called", "found", "are here", "arrived"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Wishes = SearchValues.Create(["反映", "投诉", "举报", "登记", "report", "complain"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers an emergency; false where there is none.</summary>
    public static bool TryAnswer(Turn turn)
    {
        if (turn.Message.Picked is not null || turn.Message.Heard.EmergencyNumber is not { } number)
            return false;
        turn.Say(Advice(turn.Message.Heard.Danger), SpokenDigits.ServiceNumber(number, turn.Language));
        Alert(turn, number);
        turn.State = turn.State with { Emergency = new(number, turn.Now) };
        if (turn.Channel.EndsWithConnection)
            OfferTransfer(turn, number);
        else
            Reassure(turn);
        turn.Settle();
        return true;
    }

    /// <summary>
    /// Stays with somebody who goes on about an emergency ("我现在躲在卧室"): the number again, and that it is noted. In writing "要" wishes for
    /// help that must be called. False where none was heard
    /// lately, or the words speak for something else.
    /// </summary>
    public static bool StaysWith(Turn turn)
    {
        var heard = turn.Message.Heard;
        if (turn.State.Emergency is not { } emergency || turn.Now - emergency.At > Lately || !turn.Message.HasWords || turn.Message.Picked is not null
            || heard.Category is not null || !(heard.Intent == Intent.Yes && !turn.Channel.EndsWithConnection) && heard.Intent is not (Intent.Unknown or Intent.OffTopic or Intent.AskService or Intent.ReportMatter)
            || turn.Message.Words.AsSpan().ContainsAny(Wishes))
            return false;
        if (turn.Message.Words.AsSpan().ContainsAny(Over))
        {
            turn.State = turn.State with { Emergency = null };
            turn.Ask(TextKeys.EmergencyNoted);
            return true;
        }

        turn.Ask(TextKeys.EmergencyStays, SpokenDigits.ServiceNumber(emergency.Number, turn.Language));
        if (turn.Channel.EndsWithConnection)
            OfferTransfer(turn, emergency.Number);
        return true;
    }

    private static string Advice(Danger? danger) => danger switch
    {
        Danger.Fire => TextKeys.EmergencyFire,
        Danger.Gas => TextKeys.EmergencyGas,
        Danger.Trapped => TextKeys.EmergencyTrapped,
        Danger.Drowning => TextKeys.EmergencyDrowning,
        Danger.Medical => TextKeys.EmergencyMedical,
        Danger.Crime => TextKeys.EmergencyPolice,
        Danger.TrafficInjury => TextKeys.EmergencyTrafficInjury,
        Danger.Traffic => TextKeys.EmergencyTraffic,
        Danger.SelfHarm => TextKeys.EmergencySelfHarm,
        null => TextKeys.EmergencyOther,
    };

    // Whoever has an operator already keeps them; all others go to the head of the queue, and the bot stays with them.
    private static void Alert(Turn turn, string number)
    {
        turn.Raise(new DomainEvent.EmergencyHeard(number));
        if (turn.State.Handoff == HandoffPhase.WithOperator)
            return;
        turn.Raise(new DomainEvent.HandoffRequested(HandoffReasons.Emergency, IsEmergency: true, OperatorHandoff.SkillFor(turn)));
        if (!turn.Channel.EndsWithConnection)
            turn.Signal(OperatorHandoff.Initiate(turn, HandoffReasons.Emergency, target: null));
    }

    private static void OfferTransfer(Turn turn, string number)
    {
        if (turn.State.Handoff != HandoffPhase.None)
            return;
        turn.Reply.EndLead(turn.Language);
        if (turn.Top is { Dialog: EmergencyTransferDialog.DialogName })
            turn.Pop();
        EmergencyTransferDialog.Begin(turn, number);
    }

    private static void Reassure(Turn turn)
    {
        if (turn.State.Handoff != HandoffPhase.WithOperator)
            turn.Say(TicketFormFrame.IsOpen(turn) ? TextKeys.OperatorsAlertedFormKept : TextKeys.OperatorsAlerted);
    }
}
