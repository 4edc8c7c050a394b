using System.Globalization;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Handoff;

namespace Hotline.Bot.Dialogs;

/// <summary>Not understood once: says so and asks again. Not understood twice in a row: a person.</summary>
internal sealed class Misunderstandings(OperatorHandoff handoff)
{
    private const int Most = 2;

    /// <summary>Counts a misunderstanding; what is open on the stack is asked again after <paramref name="key"/> was said.</summary>
    public async ValueTask ReportAsync(Turn turn, string key, CancellationToken cancellationToken)
    {
        var count = turn.State.Misunderstood + 1;
        turn.State = turn.State with { Misunderstood = count };
        turn.WasMisunderstood = true;
        if (count >= Most)
            await handoff.RequestAsync(turn, HandoffReasons.NotUnderstood, cancellationToken);
        else if (turn.Message.IsPickOutOfRange)
            AskForNumber(turn);
        else if (turn.Top is null)
            turn.Ask(key);
        else
            turn.Say(key);
    }

    private static void AskForNumber(Turn turn)
    {
        var choices = turn.State.Choices;
        turn.Ask(TextKeys.PickNumber, choices.Count.ToString(CultureInfo.InvariantCulture));
        turn.Reply.Offer(choices, isTheQuestion: true);
    }
}
