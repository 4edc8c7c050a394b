using Hotline.Bot.Dialogs.Wording;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Comes back to a matter that was mentioned while another was being taken down.</summary>
internal sealed class OfferParkedDialog(TicketForm form, MessageReader reader, ICityDirectory city) : IDialog
{
    private const string DialogName = "parked";
    private const int CurrentVersion = 1;
    private const int Yes = 0;

    public string Name => DialogName;

    public int Version => CurrentVersion;

    /// <summary>Offers the first of them; false where there is none.</summary>
    public static bool Offer(Turn turn, IReadOnlyList<string> matters)
    {
        if (matters.Count == 0)
            return false;
        turn.Push(Frames.Of(DialogName, CurrentVersion, new ParkedMatters(matters), DialogJson.Default.ParkedMatters));
        Ask(turn, matters[0]);
        return true;
    }

    public async ValueTask<DialogOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        var matters = turn.Top!.Read(DialogJson.Default.ParkedMatters).Matters;
        var message = turn.Message;
        turn.Pop();
        if (message.Picked is null && SpokenPlace.IsAll(message, city))
        {
            // Who says where it is wants it taken down.
            await BeginAsync(turn, [$"{message.Words}，{matters[0]}", .. matters.Skip(1)], cancellationToken);
            return DialogOutcome.Done;
        }

        if ((message.Picked is { } picked ? picked == Yes : message.SaysYes) is not { } wanted)
            return DialogOutcome.PassOn;
        if (wanted)
            await BeginAsync(turn, matters, cancellationToken);
        else if (!Offer(turn, [.. matters.Skip(1)]))
            turn.Ask(TextKeys.AnythingElse);
        return DialogOutcome.Done;
    }

    public ValueTask AskAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        Ask(turn, turn.Top!.Read(DialogJson.Default.ParkedMatters).Matters[0]);
        return ValueTask.CompletedTask;
    }

    private static void Ask(Turn turn, string matter)
    {
        turn.Ask(TextKeys.ParkedAsk, Excerpt.Of(matter, Lengths.Quote(turn)));
        turn.Offer(TextKeys.ChoiceYes, TextKeys.ChoiceNo);
    }

    private ValueTask BeginAsync(Turn turn, IReadOnlyList<string> matters, CancellationToken cancellationToken)
    {
        reader.Replace(turn, matters[0]);
        return form.StartFurtherAsync(turn, [.. matters.Skip(1)], cancellationToken);
    }
}

/// <summary>Matters that wait for their turn, in the resident's words.</summary>
internal sealed record ParkedMatters(IReadOnlyList<string> Matters);
