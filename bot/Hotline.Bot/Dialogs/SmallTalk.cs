using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;

namespace Hotline.Bot.Dialogs;

/// <summary>Greetings, thanks, and what is none of the hotline's business: answered politely and turned to what it can do.</summary>
internal static class SmallTalk
{
    private static readonly string[] Thanking = ["谢", "thank"];

    private static readonly string[] Acknowledging =
        ["好", "行", "成", "知道", "明白", "清楚", "懂", "了解", "收到", "得嘞", "妥", "记住", "记下", "ok", "got it", "understood", "i see", "fine", "all right", "alright", "great"];

    /// <summary>Answers where nothing else is going on.</summary>
    public static void Say(Turn turn) => Say(turn, turn.Message.Heard.Intent);

    private static void Say(Turn turn, Intent intent)
    {
        switch (intent)
        {
            case Intent.Greeting:
                turn.Ask(TextKeys.GreetBack);
                break;
            case Intent.Thanks when turn.Channel.EndsWithConnection:
                turn.Say(TextKeys.Thanks);
                turn.Ask(TextKeys.AnythingElse);
                break;
            case Intent.Thanks:
                turn.Say(TextKeys.Thanks);
                turn.Settle();
                break;
            case Intent.Goodbye:
                Farewell.Say(turn);
                break;
            default:
                turn.Ask(TextKeys.OffTopic);
                turn.Offer(TextKeys.ChoiceReport, TextKeys.ChoiceMyTickets, TextKeys.ChoicePerson);
                break;
        }
    }

    /// <summary>Answers a no to "anything else?".</summary>
    public static void SayNothingMore(Turn turn)
    {
        if (turn.Channel.EndsWithConnection)
        {
            Farewell.Say(turn);
            return;
        }

        turn.Say(TextKeys.NothingMore);
        turn.Settle();
    }

    /// <summary>Answers a yes where nothing was offered: "好的，知道了" has heard and wants no more, "有" has more to say.</summary>
    public static void SayYes(Turn turn)
    {
        var words = turn.Message.Words;
        if (Says(words, Thanking))
            Say(turn, Intent.Thanks);
        else if (!Says(words, Acknowledging))
            turn.Ask(TextKeys.GoAhead);
        else if (turn.Channel.EndsWithConnection)
            turn.Ask(TextKeys.AllRightAnythingElse);
        else
            SayNothingMore(turn);
    }

    /// <summary>Answers in a word, before what was asked is asked again.</summary>
    public static void SayAside(Turn turn) => turn.Say(turn.Message.Heard.Intent switch
    {
        Intent.Greeting => TextKeys.GreetAside,
        Intent.Thanks => TextKeys.Thanks,
        _ => TextKeys.OffTopicAside,
    });

    private static bool Says(string words, string[] any) => Array.Exists(any, a => words.Contains(a, StringComparison.OrdinalIgnoreCase));
}
