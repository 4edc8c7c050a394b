using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;

namespace Hotline.Bot.Dialogs;

/// <summary>Greetings, thanks, and what is none of the hotline's business: answered politely and turned to what it can do.</summary>
internal static class SmallTalk
{
    /// <summary>Answers where nothing else is going on.</summary>
    public static void Say(Turn turn)
    {
        switch (turn.Message.Heard.Intent)
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

    /// <summary>Answers in a word, before what was asked is asked again.</summary>
    public static void SayAside(Turn turn) => turn.Say(turn.Message.Heard.Intent switch
    {
        Intent.Greeting => TextKeys.GreetAside,
        Intent.Thanks => TextKeys.Thanks,
        _ => TextKeys.OffTopicAside,
    });
}
