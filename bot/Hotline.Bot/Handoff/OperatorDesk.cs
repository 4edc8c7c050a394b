using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Handoff;

/// <inheritdoc cref="IOperatorDesk"/>
internal sealed class OperatorDesk(
    ITurnStore store, IRequestMarks requests, IDeskReader desk, ITurnEngine engine, ITicketDesk tickets, TicketTexts ticketTexts, TicketNumberBlock numbers,
    ConversationLanes lanes, IEnumerable<ChannelCapabilities> channels, TimeProvider time) : IOperatorDesk
{
    /// <summary>How often an action is decided again when a notice about a ticket, which keeps to no lane, has moved the conversation on under it.</summary>
    private const int MostAttempts = 8;

    private const string Accepted = "accepted";
    private const string Completed = "completed";
    private const string Returned = "returned";

    /// <inheritdoc/>
    public Task<DeskResult> ClaimAsync(ConversationKey conversation, DeskOperator by, CancellationToken cancellationToken)
        => DecideAsync(conversation, by.Request, (place, found) =>
        {
            if (place is null)
                return new(new Decision(Refused: DeskRefusal.NotWaiting));
            if (place.AccountId is { } owner)
                return new(owner == by.AccountId ? new Decision() : new Decision(Refused: DeskRefusal.TakenByAnother));
            var channel = ChannelOf(found);
            // A call is not written into: the operator's own telephone rings, and what is said is heard.
            var isCall = channel.EndsWithConnection;
            var state = found.State with { Handoff = HandoffPhase.WithOperator };
            Activity[] said = isCall ? [Status(Accepted)] : [Status(Accepted), Message(DeskWords.Joined(found, by.WorkNumber))];
            var commit = DeskCommit.Of(found, state, said, channel, time.GetUtcNow(), DeskWords.Speaker(found, by.WorkNumber));
            return new(new Decision(commit with { Events = [new DomainEvent.HandoffClaimed(by.AccountId, by.LeaseUntil)] }));
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<DeskResult> ReplyAsync(ConversationKey conversation, string text, DeskOperator by, CancellationToken cancellationToken)
        => DecideOwnAsync(conversation, by.AccountId, by.Request, found =>
        {
            var channel = ChannelOf(found);
            if (channel.EndsWithConnection)
                return new(new Decision(Refused: DeskRefusal.CannotWrite));
            if (string.IsNullOrWhiteSpace(text) || text.Length > channel.MaxTextLength)
                return new(new Decision(Refused: DeskRefusal.TextMissingOrTooLong));
            return new(new Decision(DeskCommit.Of(
                found, found.State, [Message(text.Trim())], channel, time.GetUtcNow(), DeskWords.Speaker(found, by.WorkNumber))));
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<DeskResult> FinishAsync(
        ConversationKey conversation, DeskOutcome outcome, WrapUp? wrapUp, DeskOperator by, CancellationToken cancellationToken)
        => DecideOwnAsync(conversation, by.AccountId, by.Request, async found =>
        {
            if (wrapUp?.Note.Length > DeskWords.MaxNoteLength)
                return new Decision(Refused: DeskRefusal.TextMissingOrTooLong);
            var channel = ChannelOf(found);
            var now = time.GetUtcNow();
            var (state, said) = channel.EndsWithConnection
                ? (found.State with { Handoff = HandoffPhase.None }, [])
                : outcome == DeskOutcome.WrappedUp
                    ? (Rested(found.State), [Message(DeskWords.WrappedUp(found))])
                    : await BackToBotAsync(found, channel, now, cancellationToken);
            var commit = DeskCommit.Of(found, state, [Status(Completed), .. said], channel, now, speaker: null);
            var ended = new DomainEvent.HandoffEnded(outcome == DeskOutcome.WrappedUp ? "wrappedUp" : Completed, wrapUp?.Result.ToString());
            List<DomainEvent> events = [ended];
            if (wrapUp is not null)
                events.Add(new DomainEvent.NoteWritten(by.AccountId, wrapUp.Note.Trim(), wrapUp.Result.ToString()));
            if (wrapUp?.Result == WrapUpResult.CallBack && DeskWords.ResidentOf(found, channel, new()).Phone is ['+', ..] phone)
                events.Add(new DomainEvent.CallBackOwed(phone, "wrapUp"));
            return new Decision(commit with { Events = events });
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<DeskResult> TransferAsync(ConversationKey conversation, DeskTransfer to, DeskOperator by, CancellationToken cancellationToken)
        => DecideOwnAsync(conversation, by.AccountId, by.Request, found =>
        {
            if (to.Note.Length > DeskWords.MaxNoteLength)
                return new(new Decision(Refused: DeskRefusal.TextMissingOrTooLong));
            var commit = BackInQueue(found, DeskWords.Transferred(found));
            var returned = new DomainEvent.HandoffReturned("transferred", to.Skill, to.AccountId);
            return new(new Decision(commit with
            {
                Events = string.IsNullOrWhiteSpace(to.Note) ? [returned] : [returned, new DomainEvent.NoteWritten(by.AccountId, to.Note.Trim())],
            }));
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<DeskResult> NoteAsync(ConversationKey conversation, string text, DeskOperator by, CancellationToken cancellationToken)
        => DecideAsync(conversation, by.Request, (_, found) =>
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > DeskWords.MaxNoteLength)
                return new(new Decision(Refused: DeskRefusal.TextMissingOrTooLong));
            var commit = DeskCommit.Of(found, found.State, [], ChannelOf(found), time.GetUtcNow(), speaker: null);
            return new(new Decision(commit with { Events = [new DomainEvent.NoteWritten(by.AccountId, text.Trim())] }));
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<DeskResult> ReturnAsync(ConversationKey conversation, string accountId, string reason, CancellationToken cancellationToken)
        => DecideOwnAsync(
            conversation, accountId, request: null,
            found => new(new Decision(BackInQueue(found, DeskWords.Returned(found)) with { Events = [new DomainEvent.HandoffReturned(reason)] })),
            cancellationToken);

    /// <inheritdoc/>
    public Task<DeskResult> OpenTicketAsync(
        ConversationKey conversation, Matter matter, DeskContact contact, DeskOperator by, CancellationToken cancellationToken)
        => DecideOwnAsync(conversation, by.AccountId, by.Request, async found =>
        {
            if (string.IsNullOrWhiteSpace(matter.Description) || matter.Description.Length > DeskWords.MaxDescriptionLength)
                return new Decision(Refused: DeskRefusal.TextMissingOrTooLong);
            var (channel, now) = (ChannelOf(found), time.GetUtcNow());
            var number = await numbers.TakeAsync(cancellationToken);
            var change = tickets.Open(matter, DeskWords.ResidentOf(found, channel, contact), number, new Actor(ActorRole.Operator, by.AccountId), now);
            var promise = ticketTexts.Promise(tickets.PromiseOf(change.After), now, DeskWords.LanguageOf(found));
            Activity[] said = channel.EndsWithConnection ? [] : [Message(DeskWords.Opened(found, number, promise))];
            var commit = DeskCommit.Of(
                found, found.State with { CurrentTicket = number.Value }, said, channel, now, DeskWords.Speaker(found, by.WorkNumber));
            return new Decision(commit with { Tickets = [change] });
        }, cancellationToken);

    /// <summary>The conversation waits again, and who is not on the telephone reads why.</summary>
    private TurnCommit BackInQueue(Conversation found, string words)
    {
        var channel = ChannelOf(found);
        var state = found.State with { Handoff = HandoffPhase.Waiting };
        Activity[] said = channel.EndsWithConnection ? [Status(Returned)] : [Status(Returned), Message(words)];
        return DeskCommit.Of(found, state, said, channel, time.GetUtcNow(), speaker: null);
    }

    /// <summary>The bot is told as by any channel that its operator is done, and says how it goes on.</summary>
    private async ValueTask<(ConversationState State, IReadOnlyList<Activity> Said)> BackToBotAsync(
        Conversation found, ChannelCapabilities channel, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var status = Status(Completed) with
        {
            ChannelId = found.Reference.ChannelId,
            Conversation = new(found.Reference.ConversationId),
            From = found.Reference.User,
            Recipient = found.Reference.Bot,
            Locale = found.Reference.Locale,
        };
        var inbound = new InboundActivity { Activity = status, ExternalId = "", Input = InputModality.Event };
        var result = await engine.DecideAsync(new(found, inbound, channel, now, default), cancellationToken);
        return (result.State, result.Replies);
    }

    private Task<DeskResult> DecideOwnAsync(
        ConversationKey key, string accountId, RequestMark? request, Func<Conversation, ValueTask<Decision>> decide, CancellationToken cancellationToken)
        => DecideAsync(key, request, (place, found) => place?.AccountId == accountId ? decide(found) : new(new Decision(Refused: DeskRefusal.NotYours)), cancellationToken);

    /// <summary>
    /// Reads the conversation before its place: both change only together with the conversation's version, so what was read of the place
    /// still holds when the commit is taken. An operator waits for their turn as a resident does: whoever writes without pause cannot keep
    /// them out.
    /// </summary>
    private async Task<DeskResult> DecideAsync(
        ConversationKey key, RequestMark? request, Func<DeskEntry?, Conversation, ValueTask<Decision>> decide, CancellationToken cancellationToken)
    {
        using var lane = await lanes.EnterAsync(key);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var found = await store.LoadAsync(key, cancellationToken);
            if (found is null)
                return new DeskResult.Refused(DeskRefusal.NotWaiting);
            // After the conversation: what another node did of this request since, the conversation's version shows.
            if (await IsDoneAsync(request, cancellationToken))
                return new DeskResult.Done(WasBefore: true);
            var decision = await decide(await desk.FindAsync(key, cancellationToken), found);
            // No commit proves a refusal: the place may be as another node left it that did this very request.
            if (decision.Refused is { } refusal)
                return await IsDoneAsync(request, cancellationToken) ? new DeskResult.Done(WasBefore: true) : new DeskResult.Refused(refusal);
            if (decision.Commit is not { } commit)
                return new DeskResult.Done();
            if ((await store.CommitAsync(commit with { Request = request }, cancellationToken)).Kind == CommitKind.Committed)
                return new DeskResult.Done(commit.Tickets.Count > 0 ? commit.Tickets[0].After : null);
        }

        throw new InvalidOperationException($"The conversation moved on {MostAttempts} times while an operator's action was decided.");
    }

    private async ValueTask<bool> IsDoneAsync(RequestMark? request, CancellationToken cancellationToken)
        => request is not null && await requests.FindAsync(request.Scope, request.Key, cancellationToken) is not null;

    private ChannelCapabilities ChannelOf(Conversation conversation) => channels.First(c => c.ChannelId == conversation.Reference.ChannelId);

    private static ConversationState Rested(ConversationState state)
        => state with { Handoff = HandoffPhase.None, Stack = [], Choices = [], Misunderstood = 0, Silences = 0 };

    private static Activity Status(string state) => new()
    {
        Type = ActivityTypes.Event,
        Name = EventNames.HandoffStatus,
        Value = ActivityJson.ToElement(new HandoffStatus(state)),
    };

    private static Activity Message(string text) => new() { Text = text, InputHint = InputHints.Accepting };

    /// <summary>What was decided: a commit, a refusal, or, with neither, that nothing need change.</summary>
    private readonly record struct Decision(TurnCommit? Commit = null, DeskRefusal? Refused = null);
}
