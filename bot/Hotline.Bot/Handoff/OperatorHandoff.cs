using System.Globalization;
using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs;
using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Bot.Handoff;

/// <summary>Brings a person in: a call is dialled through, any other conversation joins the operators' queue.</summary>
internal sealed class OperatorHandoff(IHandoffQueue queue, DialogOptions options)
{
    private const string HourFormat = "H:mm";

    /// <summary>Hands the conversation over, or, out of hours, says so and offers to have the resident called back.</summary>
    public async ValueTask RequestAsync(Turn turn, string reason, CancellationToken cancellationToken)
    {
        Apologise(turn, reason);
        if (!IsReachable(turn))
        {
            turn.Say(TextKeys.OperatorsClosed, Hour(options.OperatorsFrom), Hour(options.OperatorsUntil));
            OfferCallbackDialog.Begin(turn, WordsToPassOn(turn, reason));
            return;
        }

        turn.Raise(new DomainEvent.HandoffRequested(reason, IsEmergency: false, SkillFor(turn), TopicOf(turn)));
        turn.Signal(Initiate(turn, reason, target: null));
        turn.State = turn.State with { Handoff = HandoffPhase.Waiting, Misunderstood = 0, Silences = 0 };
        turn.Push(WaitingForOperator.FrameFor(WordsToPassOn(turn, reason)));
        if (!turn.Channel.EndsWithConnection)
            turn.Say(TextKeys.OperatorQueued);
        await SayPlaceAsync(turn, cancellationToken);
        turn.Settle();
    }

    /// <summary>Tells a resident who waits where they stand.</summary>
    public async ValueTask SayPlaceAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Channel.EndsWithConnection)
        {
            turn.Say(TextKeys.OperatorConnecting);
            return;
        }

        var ahead = await queue.AheadOfAsync(turn.Input.Conversation.Reference.Key, isEmergency: false, cancellationToken);
        if (ahead == 0)
            turn.Say(TextKeys.OperatorNext);
        else
            turn.Say(TextKeys.OperatorAhead, ahead.ToString(CultureInfo.InvariantCulture));
        turn.Offer(TextKeys.ChoiceLeaveTicket, TextKeys.ChoiceStopWaiting);
    }

    /// <summary>The event that has the channel bring somebody in.</summary>
    public static Activity Initiate(Turn turn, string reason, string? target) => new()
    {
        Type = ActivityTypes.Event,
        Name = EventNames.HandoffInitiate,
        Value = ActivityJson.ToElement(new HandoffInitiate(reason, target, SkillFor(turn))),
    };

    /// <summary>The language wanted of an operator, where it is not the usual one.</summary>
    public static string? SkillFor(Turn turn) => turn.Language == Texts.English ? Texts.English : null;

    /// <summary>Root of the category that the open form has, where it is known: codes are written root.child.</summary>
    private static string? TopicOf(Turn turn) => OpenForms.MatterOf(turn.State)?.Category?.Split('.')[0];

    private bool IsReachable(Turn turn)
        => (turn.Channel.EndsWithConnection && options.DialOutOfHours) || OperatorHours.IsOpen(options, turn.Now);

    private static void Apologise(Turn turn, string reason)
    {
        switch (reason)
        {
            case HandoffReasons.Anger:
                turn.Say(TextKeys.SorryForAnger);
                break;
            case HandoffReasons.NotUnderstood:
                turn.Say(TextKeys.SorryNotUnderstood);
                break;
            case HandoffReasons.NoInput:
                turn.Say(TextKeys.SorryNotHeard);
                break;
        }
    }

    // "人工" by itself tells an operator nothing; what could not be understood does.
    private static string? WordsToPassOn(Turn turn, string reason)
        => reason is HandoffReasons.NotUnderstood or HandoffReasons.Anger && turn.Message.HasWords ? turn.KeptWords : null;

    private static string Hour(TimeOnly time) => time.ToString(HourFormat, CultureInfo.InvariantCulture);
}
