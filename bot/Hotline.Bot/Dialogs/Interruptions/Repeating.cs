using Hotline.Bot.Dialogs.Wording;

namespace Hotline.Bot.Dialogs.Interruptions;

/// <summary>再说一遍, 说慢一点: the last thing again, with its choices.</summary>
internal static class Repeating
{
    /// <summary>Says the last thing again.</summary>
    public static void Repeat(Turn turn)
    {
        turn.WasAside = true;
        if (turn.State.LastReply is { } last)
        {
            turn.Reply.Repeat(last, turn.State.Choices);
            turn.AwaitAnswer();
        }
        else
        {
            turn.Ask(TextKeys.OpenQuestion);
        }
    }

    /// <summary>Speaks slowly from now on, beginning with the last thing.</summary>
    public static void Slower(Turn turn)
    {
        turn.State = turn.State with { SpeakSlowly = true };
        turn.Say(TextKeys.Slower);
        Repeat(turn);
    }
}
