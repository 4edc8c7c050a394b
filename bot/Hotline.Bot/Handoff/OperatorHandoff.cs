using System.Globalization;
using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs;
using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Bot.Handoff;

/// <summary>Brings a person in: a call is dialled through, any other conversation joins the operators' queue.</summary>
internal sealed class OperatorHandoff(IHandoffQueue queue, IOperatorPresence presence, DialogOptions options)
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
        await SayPlaceAsync(turn, cancellationToken, isNew: true);
        turn.Settle();
    }

    /// <summary>Tells a resident who waits where they stand, and how long it will take as far as that can be told.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    /// <param name="isNew">True where they begin to wait.</param>
    public async ValueTask SayPlaceAsync(Turn turn, CancellationToken cancellationToken, bool isNew = false)
    {
        if (turn.Channel.EndsWithConnection)
        {
            turn.Say(TextKeys.OperatorConnecting);
            return;
        }

        var desk = await presence.NowAsync(cancellationToken);
        if (desk is { There: 0 })
        {
            turn.Say(TextKeys.OperatorNobody);
        }
        else
        {
            if (isNew)
                turn.Say(TextKeys.OperatorQueued);
            var ahead = await queue.AheadOfAsync(turn.Input.Conversation.Reference.Key, isEmergency: false, cancellationToken);
            SayPlace(turn, ahead, desk is { } strength ? WaitEstimate.Of(ahead, strength, await queue.PaceAsync(cancellationToken)) : null);
        }

        turn.Offer(TextKeys.ChoiceLeaveTicket, TextKeys.ChoiceStopWaiting);
    }

    private static void SayPlace(Turn turn, int ahead, TimeSpan? wait)
    {
        var others = ahead.ToString(CultureInfo.InvariantCulture);
        var minutes = wait?.TotalMinutes.ToString(CultureInfo.InvariantCulture);
        if (minutes is null)
            turn.Say(ahead == 0 ? TextKeys.OperatorNext : TextKeys.OperatorAhead, others);
        else if (wait > WaitEstimate.Longest)
            turn.Say(TextKeys.OperatorLongWait, others);
        else if (ahead == 0)
            turn.Say(TextKeys.OperatorNextIn, minutes);
        else
            turn.Say(TextKeys.OperatorAheadIn, others, minutes);
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
