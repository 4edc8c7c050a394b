using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>
/// The form that opens a ticket. Any slot may be answered at any time, several at once; only what is missing is asked, in the
/// order of <see cref="FormStep"/>; and everything is read back before it goes out.
/// </summary>
internal sealed class TicketForm : IDialog
{
    private readonly DialogOptions options;
    private readonly TicketOpening opening;
    private readonly SideTracks sideTracks;
    private readonly Misunderstandings misunderstandings;
    private readonly SecondMatter secondMatter;
    private readonly SamePlace samePlace;
    private readonly TwinTickets twins;
    private readonly TwinDialog twinDialog;
    private readonly ISlot[] slots;

    public TicketForm(
        DialogOptions options, ICityDirectory city, SecondMatter secondMatter, SamePlace samePlace, TicketOpening opening, TwinTickets twins, TwinDialog twinDialog, SideTracks sideTracks,
        Misunderstandings misunderstandings)
    {
        this.options = options;
        this.secondMatter = secondMatter;
        this.samePlace = samePlace;
        this.twins = twins;
        this.twinDialog = twinDialog;
        this.opening = opening;
        this.sideTracks = sideTracks;
        this.misunderstandings = misunderstandings;
        slots =
        [
            new MatterSlot(city, options), new WhichPlaceSlot(city), new PlaceSlot(city, options), new ConsentSlot(city, options),
            new ContactSlot(), new ChangeSlot(options), new GiveUpSlot(),
        ];
    }

    public string Name => TicketFormFrame.DialogName;

    public int Version => TicketFormFrame.CurrentVersion;

    /// <summary>Opens the form on the turn's message.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="parked">Other matters that wait until this one is done.</param>
    public void Start(Turn turn, params IReadOnlyList<string> parked) => Start(turn, Begin(turn, parked));

    /// <summary>The same; a matter that goes on from a ticket of this conversation ("还有，……") is taken to be where that is.</summary>
    public async ValueTask StartAsync(Turn turn, CancellationToken cancellationToken)
        => Start(turn, await samePlace.GoOnAsync(turn, Begin(turn, []), cancellationToken));

    /// <summary>Opens the form on a matter that was named beside another, and is taken to be where that one is unless it says where.</summary>
    public async ValueTask StartFurtherAsync(Turn turn, IReadOnlyList<string> parked, CancellationToken cancellationToken)
        => Start(turn, await samePlace.BesideAsync(turn, Begin(turn, parked), cancellationToken));

    /// <summary>Opens the form on a message that says where and not yet what.</summary>
    public void StartAtPlace(Turn turn) => Start(turn, PlaceMerging.Add(DraftReading.Gather(new(), turn.Message, options), turn.Message));

    /// <summary>Opens the form with what is known already.</summary>
    public void Start(Turn turn, TicketDraft draft)
    {
        turn.Push(TicketFormFrame.Of(draft));
        if (draft.Description is null && draft.Files.Count > 0)
            turn.Say(TextKeys.FilesReceived);
        Proceed(turn, draft);
    }

    /// <summary>Has the resident called back: what an open form already holds goes with it.</summary>
    public void StartCallback(Turn turn, string? words)
    {
        var open = TicketFormFrame.IsOnTop(turn) ? TicketFormFrame.Draft(turn) : null;
        if (open is not null)
            turn.Pop();
        var matter = open?.Description ?? words;
        var description = matter is null ? turn.Words(TextKeys.CallbackMatterUnknown) : turn.Words(TextKeys.CallbackMatter, matter);
        Start(turn, (open ?? new()) with
        {
            Description = Excerpt.Cut(description.Text, options.MaxDescriptionLength),
            Kind = open?.Kind ?? TicketKind.Help,
            IsCallback = true,
            HasConsent = true,
            IsPlaceSettled = true,
            PlaceCandidates = [],
        });
    }

    /// <summary>The resident wants to cancel: asks, where something would be lost.</summary>
    public void Cancel(Turn turn)
    {
        var draft = TicketFormFrame.Draft(turn);
        if (draft.HasContent && draft.Asked != FormStep.GiveUp)
            Ask(turn, draft, FormStep.GiveUp);
        else
            Drop(turn, draft);
    }

    public async ValueTask<DialogOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (sideTracks.TryTellDepartment(turn))
            return DialogOutcome.Done;
        var before = secondMatter.SetAside(turn, TicketFormFrame.Draft(turn));
        var draft = Gather(turn.Message, before);
        if (await samePlace.TryTakeAsync(turn, draft, cancellationToken) is { } there)
        {
            await SettleAsync(turn, before, there, cancellationToken);
            return DialogOutcome.Done;
        }

        if (TryTake(turn, draft, out var taken))
        {
            await SettleAsync(turn, before, taken, cancellationToken);
            return DialogOutcome.Done;
        }

        turn.Replace(TicketFormFrame.Of(draft));
        return await ElsewhereAsync(turn, draft, cancellationToken);
    }

    public ValueTask AskAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        var draft = TicketFormFrame.Draft(turn);
        SlotOf(draft.Asked).Ask(turn, draft);
        return ValueTask.CompletedTask;
    }

    public Frame? Migrate(Frame frame) => TicketFormFrame.Migrate(frame);

    private TicketDraft Begin(Turn turn, IReadOnlyList<string> parked)
    {
        IReadOnlyList<string> waiting = secondMatter.TakeOff(turn) is { } second ? [second, .. parked] : parked;
        return DraftReading.Begin(turn.Message, options) with { Parked = waiting };
    }

    private TicketDraft Gather(Message message, TicketDraft draft)
    {
        var gathered = DraftReading.Gather(draft, message, options);
        var isAskedForNumber = draft.Asked is FormStep.Consent or FormStep.Contact or FormStep.Change;
        return message.Heard.Phone is { } phone && !isAskedForNumber ? gathered with { Phone = phone } : gathered;
    }

    private bool TryTake(Turn turn, TicketDraft draft, out TicketDraft taken)
    {
        var message = turn.Message;
        if (message.Heard is { IsCorrection: true } heard && heard.Place != Place.Unknown)
        {
            taken = PlaceMerging.Add(draft, message) with { HasConsent = draft.IsCallback };
            return true;
        }

        if (!message.HasWords && message.Picked is null && (message.Files.Count > 0 || message.Point is not null))
        {
            turn.Say(message.Files.Count > 0 ? TextKeys.FilesReceived : TextKeys.PointReceived);
            taken = draft;
            return true;
        }

        taken = SlotOf(draft.Asked).Take(turn, draft)!;
        return taken is not null;
    }

    private ValueTask SettleAsync(Turn turn, TicketDraft before, TicketDraft taken, CancellationToken cancellationToken)
    {
        if (before.Asked == FormStep.GiveUp && GiveUpSlot.IsConfirmed(turn.Message))
            Drop(turn, taken);
        else if (taken.Asked != before.Asked)
            Ask(turn, taken, taken.Asked);
        else
            return ProceedAsync(turn, taken, cancellationToken);
        return ValueTask.CompletedTask;
    }

    // The message is no plain answer: it is something else, or a free answer, or it was not understood.
    private async ValueTask<DialogOutcome> ElsewhereAsync(Turn turn, TicketDraft draft, CancellationToken cancellationToken)
    {
        switch (await sideTracks.TryAsync(turn, draft, cancellationToken))
        {
            case SideTrack.Aside aside:
                turn.Replace(TicketFormFrame.Of(aside.Draft));
                return DialogOutcome.Done;
            case SideTrack.Dialog:
                return DialogOutcome.Done;
            case SideTrack.Away:
                Cancel(turn);
                return DialogOutcome.Done;
            case SideTrack.Over:
                turn.Pop();
                Leave(turn, draft);
                return DialogOutcome.Done;
        }

        if (SlotOf(draft.Asked).TakeFreely(turn, draft) is { } taken)
            await SettleAsync(turn, draft, taken, cancellationToken);
        else if (draft.Asked == FormStep.Contact && turn.State.Misunderstood > 0)
            await GoWithoutNumberAsync(turn, draft, cancellationToken);
        else
            await misunderstandings.ReportAsync(turn, SlotOf(draft.Asked).RetryKey, cancellationToken);
        return DialogOutcome.Done;
    }

    // A ticket is worth more than a number that cannot be read.
    private ValueTask GoWithoutNumberAsync(Turn turn, TicketDraft draft, CancellationToken cancellationToken)
    {
        turn.Say(TextKeys.ContactLeftOut);
        return ProceedAsync(turn, draft with { IsContactSettled = true }, cancellationToken);
    }

    // A matter that the resident has an open ticket about is not opened again without asking.
    private async ValueTask ProceedAsync(Turn turn, TicketDraft draft, CancellationToken cancellationToken)
    {
        if (Array.Exists(slots, s => s.IsMissing(turn, draft)) || await twins.FindAsync(turn, draft, cancellationToken) is not { } twin)
        {
            Proceed(turn, draft);
            return;
        }

        turn.Pop();
        twinDialog.Begin(turn, twin, draft);
    }

    private void Proceed(Turn turn, TicketDraft draft)
    {
        var next = Array.Find(slots, s => s.IsMissing(turn, draft));
        if (next is not null)
            Ask(turn, draft, next.Step);
        else
            Submit(turn, draft);
    }

    private void Ask(Turn turn, TicketDraft draft, FormStep step)
        => turn.Replace(TicketFormFrame.Of(SlotOf(step).Ask(turn, draft) with { Asked = step }));

    private void Submit(Turn turn, TicketDraft draft)
    {
        turn.Pop();
        opening.Open(turn, draft);
    }

    private static void Drop(Turn turn, TicketDraft draft)
    {
        turn.Pop();
        turn.Say(TextKeys.Dropped);
        Leave(turn, draft);
    }

    private static void Leave(Turn turn, TicketDraft draft)
    {
        if (!OfferParkedDialog.Offer(turn, draft.Parked) && turn.Top is null)
            turn.Ask(TextKeys.AnythingElse);
    }

    private ISlot SlotOf(FormStep step) => Array.Find(slots, s => s.Step == step)!;
}
