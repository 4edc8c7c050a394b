using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Handoff;
using Hotline.Bot.Understanding;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs.Interruptions;

/// <summary>What a resident may say in every state and on every channel: a person, help, repeat, slower, wait, cancel, start over, the other language.</summary>
internal sealed class GlobalInterruptions(OperatorHandoff handoff, Cancelling cancelling, ICityDirectory city, DialogOptions options)
{
    public const string KeyForPerson = "0";
    private static readonly string[] NotUnderstanding = ["不懂", "没懂", "不明白", "没明白", "意思", "understand"];

    private const string KeyForRepeat = "*";

    /// <summary>Deals with the message where it is an interruption; false where it is none.</summary>
    public async ValueTask<bool> TryAsync(Turn turn, CancellationToken cancellationToken)
    {
        var message = turn.Message;
        if (IsForPerson(message))
        {
            Keep(turn);
            await handoff.RequestAsync(turn, IsAngryWithUs(message) ? HandoffReasons.Anger : HandoffReasons.Requested, cancellationToken);
            return true;
        }

        if (message.Words == KeyForRepeat)
        {
            Repeating.Repeat(turn);
            return true;
        }

        return message.Heard.Confidence >= options.ActOnIntentFrom && await TryIntentAsync(turn, cancellationToken);
    }

    private bool IsForPerson(Message message)
        => message.Words == KeyForPerson || IsAngryWithUs(message) || message.Means(Intent.Human, options.ActOnIntentFrom);

    // "楼道里有人抽烟烦死了" is angry with somebody else: that is a matter. What is not for the hotline is told where it is for.
    private static bool IsAngryWithUs(Message message)
        => message.Heard is { IsAngry: true, OutOfScope: null } && !(message.Means(Intent.ReportMatter) && message.Heard.Category is not null && !message.Words.Contains('你', StringComparison.Ordinal));

    // A matter told in anger need not be told again, where nobody is there to take it.
    private void Keep(Turn turn)
    {
        if (turn.Message.Heard.Category is not null && turn.Message.Picked is null)
            turn.State = turn.State with { Told = Excerpt.Cut(turn.KeptWords, options.MaxDescriptionLength) };
    }

    // Not to understand is more than not to hear.
    private static bool IsLost(Turn turn)
        => turn.Top is null && Array.Exists(NotUnderstanding, w => turn.Message.Words.Contains(w, StringComparison.OrdinalIgnoreCase));

    private async ValueTask<bool> TryIntentAsync(Turn turn, CancellationToken cancellationToken)
    {
        switch (turn.Message.Heard.Intent)
        {
            case Intent.Help:
                Help(turn);
                return true;
            case Intent.Repeat when IsLost(turn):
                Help(turn);
                return true;
            case Intent.Repeat:
                Repeating.Repeat(turn);
                return true;
            case Intent.Slower:
                Repeating.Slower(turn);
                return true;
            case Intent.Wait:
                Repeating.Wait(turn);
                return true;
            case Intent.Cancel:
                await cancelling.CancelAsync(turn, cancellationToken);
                return true;
            case Intent.StartOver:
                StartOver(turn);
                return true;
            case Intent.SwitchLanguage:
                LanguageSwitch.Switch(turn);
                return true;
            default:
                return false;
        }
    }

    private void Help(Turn turn)
    {
        turn.WasAside = true;
        turn.Say(SelfQuestion.Is(turn.Message.Words) ? TextKeys.AboutUs : TextKeys.Help, city.NameIn(turn.Language));
        if (turn.Top is null || AfterTicketDialog.IsOnTop(turn))
        {
            turn.Ask(TextKeys.OpenQuestion);
            turn.Offer(TextKeys.ChoiceReport, TextKeys.ChoiceMyTickets, TextKeys.ChoicePerson);
        }
    }

    private static void StartOver(Turn turn)
    {
        turn.State = turn.State with { Stack = [], CurrentArticle = null, ArticleOffset = null };
        turn.Say(TextKeys.StartedOver);
        turn.Ask(TextKeys.OpenQuestion);
    }
}
