using Hotline.Bot.Dialogs.Lookup;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>The resident has an open ticket about the same matter: offers to urge it, or to register another all the same.</summary>
internal sealed class TwinDialog(ITicketReader tickets, TicketUrging urging, TicketOpening opening, TicketTexts texts) : IDialog
{
    private const string DialogName = "twin";
    private const int CurrentVersion = 1;
    private const int Urge = 0;
    private const int Another = 1;

    private static readonly string[] AnotherWords =
        ["另外", "另一", "不是一回事", "不是同一", "不一样", "新的", "再登记", "重新登记", "another", "different", "not the same", "new one"];

    public string Name => DialogName;

    public int Version => CurrentVersion;

    /// <summary>Asks which it is to be.</summary>
    public void Begin(Turn turn, Ticket twin, TicketDraft draft)
    {
        turn.Push(Frames.Of(DialogName, CurrentVersion, new TwinMatter(twin.Number.Value, draft), DialogJson.Default.TwinMatter));
        turn.Say(TextKeys.TwinFound, SpokenDigits.TicketNumber(twin.Number.Value, turn.Language), texts.StatusSentence(twin, turn.Language));
        Ask(turn);
    }

    public async ValueTask<DialogOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        var matter = turn.Top!.Read(DialogJson.Default.TwinMatter);
        var message = turn.Message;
        turn.Pop();
        if (message.Picked == Another || (message.Picked is null && Array.Exists(AnotherWords, w => message.Words.Contains(w, StringComparison.OrdinalIgnoreCase))))
        {
            opening.Open(turn, matter.Draft);
            return DialogOutcome.Done;
        }

        if (message.Picked == Urge || message.Means(Intent.Urge) || (message.Picked is null && message.SaysYes == true))
        {
            await UrgeAsync(turn, matter, cancellationToken);
            return DialogOutcome.Done;
        }

        if (message.Picked is null && message.SaysYes is null)
            return DialogOutcome.PassOn;
        if (!OfferParkedDialog.Offer(turn, matter.Draft.Parked))
            turn.Ask(TextKeys.AllRightAnythingElse);
        return DialogOutcome.Done;
    }

    public ValueTask AskAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        Ask(turn);
        return ValueTask.CompletedTask;
    }

    private static void Ask(Turn turn)
    {
        turn.Ask(TextKeys.TwinAsk);
        turn.Offer(TextKeys.ChoiceUrge, TextKeys.ChoiceAnother, TextKeys.ChoiceNo);
    }

    // What was told this time goes with the urge; nothing of it is lost.
    private async ValueTask UrgeAsync(Turn turn, TwinMatter matter, CancellationToken cancellationToken)
    {
        if (await tickets.FindAsync(new(matter.Number), cancellationToken) is not { } ticket)
        {
            opening.Open(turn, matter.Draft);
            return;
        }

        turn.State = turn.State with { CurrentTicket = matter.Number };
        urging.Record(turn, ticket, matter.Draft.Description, matter.Draft.Files);
        if (!OfferParkedDialog.Offer(turn, matter.Draft.Parked))
            TicketUrging.AskFurther(turn);
    }
}

/// <summary>A matter told again, and the ticket that is open about it.</summary>
internal sealed record TwinMatter(long Number, TicketDraft Draft);
