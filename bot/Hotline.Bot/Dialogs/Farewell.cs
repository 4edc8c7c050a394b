using Hotline.Bot.Dialogs.Wording;
using Hotline.Channels;

namespace Hotline.Bot.Dialogs;

/// <summary>Says goodbye, and ends a conversation that ends with its connection.</summary>
internal static class Farewell
{
    /// <summary>Code of an ended conversation: the bot has done what was asked.</summary>
    private const string Completed = "completedSuccessfully";

    public static void Say(Turn turn)
    {
        turn.Say(TextKeys.Goodbye);
        turn.Settle();
        turn.State = turn.State with { Stack = [] };
        if (turn.Channel.EndsWithConnection)
            turn.Signal(new() { Type = ActivityTypes.EndOfConversation, Code = Completed });
    }
}
