using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs;
using Hotline.Bot.Dialogs.Emergencies;
using Hotline.Bot.Dialogs.Events;
using Hotline.Bot.Dialogs.Hearing;
using Hotline.Bot.Dialogs.Interruptions;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Handoff;
using Hotline.Channels;

namespace Hotline.Bot.Turns;

/// <summary>
/// Decides turns. The order is the same in every state: danger to life, events, machines, silence where a person has the
/// conversation, what was heard poorly, interruptions, the dialog on top of the stack, a new wish.
/// </summary>
internal sealed class TurnEngine(
    Texts texts,
    DialogOptions options,
    MessageReader reader,
    ChannelEvents events,
    Loops loops,
    WaitingForOperator waiting,
    GlobalInterruptions interruptions,
    DialogStack stack,
    NewIntents newIntents,
    Misunderstandings misunderstandings,
    HandoffTranscript transcript) : ITurnEngine
{
    private const string SlowRate = "slow";

    /// <summary>Words that stand for other words are followed once; a confirmation never leads to another.</summary>
    private const int MostHearings = 2;

    /// <inheritdoc/>
    public async ValueTask<TurnResult> DecideAsync(TurnInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var turn = new Turn(input, texts, options);
        reader.Read(turn);
        if (input.Inbound.Activity.Type == ActivityTypes.Message)
            await HearAsync(turn, cancellationToken);
        else
            await events.HandleAsync(turn, cancellationToken);
        await stack.AskAgainAsync(turn, cancellationToken);
        return await transcript.AttachAsync(input, ResultOf(turn), cancellationToken);
    }

    private async ValueTask HearAsync(Turn turn, CancellationToken cancellationToken)
    {
        var isMachine = loops.Stops(turn);
        if (EmergencyGuard.TryAnswer(turn))
            return;
        if (isMachine)
        {
            Loops.Leave(turn);
            return;
        }

        if (turn.State.OptedOut || turn.State.Handoff == HandoffPhase.WithOperator)
        {
            turn.Settle();
            return;
        }

        if (turn.State.Handoff == HandoffPhase.Waiting)
        {
            await waiting.HandleAsync(turn, cancellationToken);
            return;
        }

        await UnderstandAsync(turn, cancellationToken);
        var isUnderstood = !turn.WasMisunderstood && !turn.WasAside;
        turn.State = turn.State with { Silences = 0, Misunderstood = isUnderstood ? 0 : turn.State.Misunderstood };
    }

    private async ValueTask UnderstandAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (ConfirmHeardDialog.TryBegin(turn))
            return;
        if (turn.Message.IsPickOutOfRange)
        {
            await misunderstandings.ReportAsync(turn, TextKeys.NotUnderstood, cancellationToken);
            return;
        }

        // Key 0 is for a person, whatever was offered.
        if (turn.State.Choices.Count == 0 && turn.Message.Words != GlobalInterruptions.KeyForPerson && Picks.IsNumber(turn.Message))
        {
            await misunderstandings.ReportAsync(turn, TextKeys.NothingToPick, cancellationToken);
            return;
        }

        for (var hearing = 1; hearing <= MostHearings; hearing++)
        {
            if (await interruptions.TryAsync(turn, cancellationToken))
                return;
            switch (await stack.ContinueAsync(turn, cancellationToken))
            {
                case DialogOutcome.Done:
                    return;
                case DialogOutcome.PassOn:
                    await newIntents.HandleAsync(turn, cancellationToken);
                    return;
                case DialogOutcome.HeardAnew:
                    continue;
            }
        }
    }

    /// <summary>What the turn has come to.</summary>
    internal static TurnResult ResultOf(Turn turn)
    {
        var state = turn.State;
        List<Activity> replies = [];
        if (!turn.Reply.IsEmpty)
        {
            var said = turn.Reply.Compose(turn.Language, turn.Channel.MaxTextLength);
            if (turn.Reply.Lead is { } lead)
                replies.Add(ActivityOf(turn, lead) with { InputHint = InputHints.Ignoring });
            replies.Add(ActivityOf(turn, said));
            state = state with { Choices = turn.Reply.Choices, LastReply = turn.Reply.KeepsLast ? state.LastReply : turn.Reply.WithLead(said) };
        }

        replies.AddRange(turn.Signals);
        return new() { State = state, Replies = replies, Tickets = turn.Tickets, Events = turn.Events };
    }

    private static Activity ActivityOf(Turn turn, LastReply said) => new()
    {
        Text = said.Text,
        Speak = said.Speak,
        TextFormat = said.TextFormat,
        Locale = turn.Language,
        InputHint = turn.Reply.IsQuestion ? InputHints.Expecting : InputHints.Accepting,
        SpeechRate = turn.State.SpeakSlowly ? SlowRate : null,
        SuggestedActions = said.Choices.Count > 0 ? new(said.Choices) : null,
    };
}
