using System.Buffers;
using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs.Answers;
using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Handoff;
using Hotline.Bot.Staff;
using Hotline.Bot.Tickets;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Console.Access;
using Hotline.Console.Live;
using Hotline.Console.Wording;
using Hotline.Ticketing.Tickets;

namespace Hotline.Console.Desk;

/// <summary>Reads what the desk shows.</summary>
internal sealed class DeskQuery(
    IDeskReader desk, ITurnStore store, IConversationLog log, ITicketReader tickets, IDeskSuggestions suggestions, IStaffAccounts accounts,
    IEnumerable<ChannelCapabilities> channels, SharedQueue queue, Presence presence, IConversationSigns signs, DeliveryStates states, IAlikeTickets alike, TimeProvider time)
{
    /// <summary>More than a screen; the count says how many there are.</summary>
    private const int OthersShown = 30;

    private const int LinesShown = 300;
    private const int TicketsShown = 6;
    private const int SuggestionsShown = 3;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？.!?\n");

    private static readonly string[] SuggestionKeys = ["q", "w", "e"];

    /// <summary>The queue as one person sees it, read anew.</summary>
    public async Task<QueueModel> QueueAsync(Person person, ConversationKey? current, CancellationToken cancellationToken)
        => QueueOf(person, current, await queue.ReadAsync(cancellationToken));

    /// <summary>The queue as one person sees it.</summary>
    public QueueModel QueueOf(Person person, ConversationKey? current, QueueReading read)
    {
        QueueRow Row(DeskEntry e)
        {
            var offer = read.Offers.GetValueOrDefault(e.Reference.Key);
            return new(
                e, DeskPath.Of(e.Reference.Key), NameOf(e.Reference), e.AccountId is { } id ? read.Names.GetValueOrDefault(id) : null, e.Reference.Key == current,
                offer is null ? null : read.Names.GetValueOrDefault(offer.AccountId), offer?.Until);
        }

        var mine = presence.StateOf(person.AccountId);
        return new()
        {
            CallBacks = read.CallBacks,
            FollowUps = read.FollowUps,
            Mine = mine.Availability,
            MyReason = mine.Reason,
            Offered = [.. read.Waiting.Where(e => OfferedTo(e) == person.AccountId).Select(Row)],
            Own = [.. read.Claimed.Where(e => e.AccountId == person.AccountId).Select(Row)],
            Waiting = [.. read.Waiting.Where(e => OfferedTo(e) != person.AccountId).Select(Row)],
            WaitingCount = read.WaitingCount,
            Others = [.. read.Claimed.Where(e => e.AccountId != person.AccountId).Take(OthersShown).Select(Row)],
            OthersCount = read.Claimed.Count(e => e.AccountId != person.AccountId),
        };

        string? OfferedTo(DeskEntry e) => read.Offers.GetValueOrDefault(e.Reference.Key)?.AccountId;
    }

    /// <summary>An open conversation, or null where there is none of this key.</summary>
    public async Task<TalkModel?> TalkAsync(Person person, ConversationKey key, bool isRevealed, CancellationToken cancellationToken)
    {
        if (channels.FirstOrDefault(c => c.ChannelId == key.ChannelId) is not { } channel || await store.LoadAsync(key, cancellationToken) is not { } found)
            return null;
        var entry = await desk.FindAsync(key, cancellationToken);
        var logged = await log.ReadAsync(key, Math.Max(0, found.LastSequence - LinesShown), LinesShown, cancellationToken);
        var heard = logged.LastOrDefault(l => l.Activity is { Type: ActivityTypes.Message } && l.Activity.From?.Role != "bot");
        var lastSaid = heard?.Activity;
        var language = found.State.Language ?? found.Reference.Locale ?? "zh-CN";
        var people = await accounts.ListAsync(cancellationToken);
        var names = people.ToDictionary(a => a.Id, a => a.DisplayName);
        var isMine = entry?.AccountId == person.AccountId;
        var notes = await desk.NotesAsync(key, cancellationToken);
        var past = await tickets.OfResidentAsync(
            key.ChannelId, found.Reference.User.Id, channel.ResidentIsPhoneNumber ? found.Reference.User.Id : null, TicketsShown, cancellationToken);
        var once = DeskPath.Of(key)[^8..];
        var draft = OpenForms.MatterOf(found.State) ?? new() { Description = "", Kind = TicketKind.Help };
        return new()
        {
            Path = DeskPath.Of(key),
            ChannelId = key.ChannelId,
            Name = NameOf(found.Reference),
            Language = language,
            Entry = entry,
            IsMine = isMine,
            MayClaim = entry is { AccountId: null },
            Operator = entry?.AccountId is { } id && !isMine ? names.GetValueOrDefault(id) : null,
            Colleagues = isMine ? await ColleaguesAsync(person, people, cancellationToken) : [],
            IsCall = channel.EndsWithConnection,
            ShowsWriting = channel.Replies == ReplyMode.Log,
            MaxTextLength = channel.MaxTextLength,
            WindowUntil = lastSaid?.Timestamp + channel.PushAllowance?.For,
            RepliesLeft = channel.PushAllowance is { } allowed && entry is not null ? Math.Max(0, allowed.Most - entry.PushedSinceLastInbound) : null,
            WritingAt = signs.WritingAt(key, ConversationSide.Resident),
            Lines = Transcript.Of(logged, notes, names, await states.OfAsync(channel, key, heard?.Sequence ?? 0, cancellationToken)),
            IsCut = found.LastSequence > LinesShown,
            Tickets = past,
            Suggestions = await SuggestAsync(found.State, entry?.LastWords ?? lastSaid?.Text, language, channel, cancellationToken),
            Draft = draft,
            Alike = isMine && draft.Description.Length > 0 ? await alike.FindAsync(draft, null, cancellationToken) : [],
            Address = isRevealed ? found.Reference.User.Id : Masking.UserId(found.Reference.User.Id),
            IsRevealed = isRevealed,
            Once = once + found.LastSequence,
            OnceNote = $"{once}n{(notes.Count == 0 ? 0 : notes[^1].Id)}",
            OnceTicket = $"{once}t{(past.Count == 0 ? 0 : past[0].Number.Value)}",
        };
    }

    /// <summary>True where this operator has the conversation.</summary>
    public async Task<bool> IsOfAsync(ConversationKey key, string accountId, CancellationToken cancellationToken)
        => (await desk.FindAsync(key, cancellationToken))?.AccountId == accountId;

    /// <summary>A conversation whose resident can be called back; null: there is no number.</summary>
    public async Task<ConversationReference?> CallerAsync(ConversationKey key, CancellationToken cancellationToken)
        => channels.FirstOrDefault(c => c.ChannelId == key.ChannelId) is { ResidentIsPhoneNumber: true }
            && await store.LoadAsync(key, cancellationToken) is { Reference: { User.Id: ['+', ..] } reference } ? reference : null;

    /// <summary>Those who are there first.</summary>
    private async Task<IReadOnlyList<Colleague>> ColleaguesAsync(Person person, IReadOnlyList<StaffAccount> people, CancellationToken cancellationToken)
    {
        var load = await desk.LoadsAsync(cancellationToken);
        return
        [
            .. people.Where(a => a.Id != person.AccountId && !a.IsClosed && a.Role.Has(Right.Operate))
                .Select(a => new Colleague(a.Id, a.DisplayName, presence.Of(a.Id), load.GetValueOrDefault(a.Id)))
                .OrderBy(c => c.Availability).ThenBy(c => c.Load),
        ];
    }

    private async Task<IReadOnlyList<Suggestion>> SuggestAsync(
        ConversationState state, string? text, string language, ChannelCapabilities channel, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        var found = await suggestions.FindAsync(state, new(text, language, Times.Day(time.GetUtcNow()), SuggestionsShown), cancellationToken);
        return [.. found.Select((article, n) => new Suggestion(article.Id, article.Title, Fitting(article.PlainBody, channel.MaxTextLength), SuggestionKeys[n]))];
    }

    /// <summary>As many whole sentences as the channel carries.</summary>
    private static string Fitting(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        var end = text.AsSpan(0, limit).LastIndexOfAny(SentenceEnds);
        return end > 0 ? text[..(end + 1)] : text[..limit];
    }

    private static string NameOf(ConversationReference reference)
        => reference.User.Name is { Length: > 0 } name && name != reference.User.Id ? Masking.Name(name) : Masking.UserId(reference.User.Id);
}
