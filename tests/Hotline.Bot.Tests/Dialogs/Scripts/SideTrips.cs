using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Bot.Tests.Dialogs.Scripts;

/// <summary>What must hold in every state that any script reaches, whatever was said before.</summary>
internal static class SideTrips
{
    public static void Check(Script script, TurnInput turn, Func<TurnInput, TurnResult> decide)
    {
        Emergency(script, turn, decide, "有人晕倒了，快来人", "120");
        Emergency(script, turn, decide, "我家着火了", "119");
        if (!turn.Conversation.State.OptedOut)
            Person(script, turn, decide, turn.Channel.Style == AnswerStyle.Spoken ? "0" : "人工");
    }

    private static void Emergency(Script script, TurnInput turn, Func<TurnInput, TurnResult> decide, string words, string number)
    {
        var result = decide(Saying(turn, words));
        var first = result.Replies.First(r => r.Type == ActivityTypes.Message).Text!;
        first.AsSpan().IndexOfAnyInRange('0', '9').ShouldBe(first.IndexOf(number, StringComparison.Ordinal), $"{script.Transcript}\n> {words}\n< {first}");
        result.Events.OfType<DomainEvent.EmergencyHeard>().ShouldHaveSingleItem().Number.ShouldBe(number);
        if (turn.Conversation.State.Handoff != HandoffPhase.WithOperator)
            result.Events.OfType<DomainEvent.HandoffRequested>().ShouldHaveSingleItem().IsEmergency.ShouldBeTrue();
        result.State.Stack.Select(f => f.Dialog).Where(d => d == "ticket")
            .ShouldBe(turn.Conversation.State.Stack.Select(f => f.Dialog).Where(d => d == "ticket"), "The open form is kept.");
    }

    private static void Person(Script script, TurnInput turn, Func<TurnInput, TurnResult> decide, string words)
    {
        var result = decide(Saying(turn, words));
        switch (turn.Conversation.State.Handoff)
        {
            case HandoffPhase.None when script.ReachesOperators:
                result.Events.OfType<DomainEvent.HandoffRequested>().ShouldHaveSingleItem($"{script.Transcript}\n> {words}").Reason.ShouldBe("requested");
                result.Replies.ShouldContain(r => r.Name == EventNames.HandoffInitiate);
                result.State.Handoff.ShouldBe(HandoffPhase.Waiting);
                break;
            case HandoffPhase.WithOperator:
                result.Replies.ShouldBeEmpty();
                break;
            default:
                result.Replies.ShouldNotBeEmpty(script.Transcript);
                break;
        }
    }

    private static TurnInput Saying(TurnInput turn, string words) => turn with
    {
        Inbound = turn.Inbound with
        {
            Activity = turn.Inbound.Activity with { Type = ActivityTypes.Message, Name = null, Value = null, Text = words, Attachments = null, Entities = null },
            Input = InputModality.Text,
            Confidence = null,
        },
    };
}
