using Hotline.Bot.Dialogs.Wording;

namespace Hotline.Bot.Dialogs.Interruptions;

/// <summary>再说一遍, 说慢一点, 等一下: the last thing again, with its choices.</summary>
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

    /// <summary>Gives the resident time ("等我找支笔"); what was asked stays asked.</summary>
    public static void Wait(Turn turn)
    {
        turn.WasAside = true;
        turn.Ask(TextKeys.TakeYourTime);
        turn.Reply.KeepLast(turn.State.Choices);
    }

    /// <summary>Speaks slowly from now on, beginning with the last thing.</summary>
    public static void Slower(Turn turn)
    {
        turn.State = turn.State with { SpeakSlowly = true };
        turn.Say(TextKeys.Slower);
        Repeat(turn);
    }
}
