using System.Buffers;
using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Handoff;
using Hotline.Bot.Staff;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Console.Access;
using Hotline.Console.Desk.FollowUps;
using Hotline.Console.Desk.Offers;
using Hotline.Console.Live;
using Hotline.Console.Wording;
using Hotline.Knowledge.Search;
using Hotline.Ticketing.Tickets;

namespace Hotline.Console.Desk;

/// <summary>Reads what the desk shows.</summary>
internal sealed class DeskQuery(
    IDeskReader desk, ITurnStore store, IConversationLog log, ITicketReader tickets, IKnowledgeBase knowledge, IStaffAccounts accounts,
    IEnumerable<ChannelCapabilities> channels, ICallBacks callBacks, FollowUpPages followUps, Presence presence, SharedOffers offers, TimeProvider time)
{
    /// <summary>More than two screens; the count says how many there are.</summary>
    private const int WaitingShown = 60;

    private const int LinesShown = 300;
    private const int TicketsShown = 6;
    private const int SuggestionsShown = 3;

    /// <summary>How long after a resident's message WeChat takes answers (its customer service messages).</summary>
    private static readonly TimeSpan WeChatWindow = TimeSpan.FromHours(48);

    /// <summary>How many of them it takes within that time (api_sendcustommessage).</summary>
    private const int WeChatQuota = 5;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？.!?\n");

    private static readonly string[] SuggestionKeys = ["q", "w", "e"];

    public async Task<QueueModel> QueueAsync(Person person, ConversationKey? current, CancellationToken cancellationToken)
    {
        var waiting = await desk.WaitingAsync(WaitingShown, cancellationToken);
        var claimed = await desk.ClaimedAsync(null, cancellationToken);
        var names = (await accounts.ListAsync(cancellationToken)).ToDictionary(a => a.Id, a => a.DisplayName);
        var book = await offers.ReadAsync(cancellationToken);
        var standing = waiting.ToDictionary(e => e.Reference.Key, e => book.Find(e.Reference.Key));
        QueueRow Row(DeskEntry e)
        {
            var offer = standing.GetValueOrDefault(e.Reference.Key);
            return new(
                e, DeskPath.Of(e.Reference.Key), NameOf(e.Reference), e.AccountId is { } id ? names.GetValueOrDefault(id) : null, e.Reference.Key == current,
                offer is null ? null : names.GetValueOrDefault(offer.AccountId), offer?.Until);
        }

        var mine = presence.StateOf(person.AccountId);
        return new()
        {
            CallBacks = await callBacks.CountAsync(cancellationToken),
            FollowUps = await followUps.CountAsync(cancellationToken),
            Mine = mine.Availability,
            MyReason = mine.Reason,
            Offered = [.. waiting.Where(e => standing[e.Reference.Key]?.AccountId == person.AccountId).Select(Row)],
            Own = [.. claimed.Where(e => e.AccountId == person.AccountId).Select(Row)],
            Waiting = [.. waiting.Where(e => standing[e.Reference.Key]?.AccountId != person.AccountId).Select(Row)],
            WaitingCount = waiting.Count < WaitingShown ? waiting.Count : await desk.CountWaitingAsync(cancellationToken),
            Others = [.. claimed.Where(e => e.AccountId != person.AccountId).Select(Row)],
        };
    }

    /// <summary>An open conversation, or null where there is none of this key.</summary>
    public async Task<TalkModel?> TalkAsync(Person person, ConversationKey key, bool isRevealed, CancellationToken cancellationToken)
    {
        if (channels.FirstOrDefault(c => c.ChannelId == key.ChannelId) is not { } channel || await store.LoadAsync(key, cancellationToken) is not { } found)
            return null;
        var entry = await desk.FindAsync(key, cancellationToken);
        var logged = await log.ReadAsync(key, Math.Max(0, found.LastSequence - LinesShown), LinesShown, cancellationToken);
        var lastSaid = logged.Select(l => l.Activity).LastOrDefault(a => a is { Type: ActivityTypes.Message } && a.From?.Role != "bot");
        var language = found.State.Language ?? found.Reference.Locale ?? "zh-CN";
        var people = await accounts.ListAsync(cancellationToken);
        var names = people.ToDictionary(a => a.Id, a => a.DisplayName);
        var isMine = entry?.AccountId == person.AccountId;
        var notes = await desk.NotesAsync(key, cancellationToken);
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
            MaxTextLength = channel.MaxTextLength,
            WindowUntil = key.ChannelId == ChannelIds.WeChat ? lastSaid?.Timestamp + WeChatWindow : null,
            RepliesLeft = key.ChannelId == ChannelIds.WeChat && entry is not null ? Math.Max(0, WeChatQuota - entry.PushedSinceLastInbound) : null,
            Lines = Transcript.Of(logged, notes, names),
            IsCut = found.LastSequence > LinesShown,
            Tickets = await tickets.OfResidentAsync(
                key.ChannelId, found.Reference.User.Id, channel.ResidentIsPhoneNumber ? found.Reference.User.Id : null, TicketsShown, cancellationToken),
            Suggestions = await SuggestAsync(entry?.LastWords ?? lastSaid?.Text, language, channel, cancellationToken),
            Draft = OpenForms.MatterOf(found.State) ?? new() { Description = "", Kind = TicketKind.Help },
            Address = isRevealed ? found.Reference.User.Id : Masking.UserId(found.Reference.User.Id),
            IsRevealed = isRevealed,
            Once = DeskPath.Of(key)[^8..] + found.LastSequence,
        };
    }

    /// <summary>A conversation whose resident can be called back; null: there is no number.</summary>
    public async Task<ConversationReference?> CallerAsync(ConversationKey key, CancellationToken cancellationToken)
        => channels.FirstOrDefault(c => c.ChannelId == key.ChannelId) is { ResidentIsPhoneNumber: true }
            && await store.LoadAsync(key, cancellationToken) is { Reference: { User.Id: ['+', ..] } reference } ? reference : null;

    /// <summary>Those who are there first.</summary>
    private async Task<IReadOnlyList<Colleague>> ColleaguesAsync(Person person, IReadOnlyList<StaffAccount> people, CancellationToken cancellationToken)
    {
        var load = (await desk.ClaimedAsync(null, cancellationToken)).CountBy(e => e.AccountId!).ToDictionary();
        return
        [
            .. people.Where(a => a.Id != person.AccountId && !a.IsClosed && a.Role.Has(Right.Operate))
                .Select(a => new Colleague(a.Id, a.DisplayName, presence.Of(a.Id), load.GetValueOrDefault(a.Id)))
                .OrderBy(c => c.Availability).ThenBy(c => c.Load),
        ];
    }

    private async Task<IReadOnlyList<Suggestion>> SuggestAsync(string? text, string language, ChannelCapabilities channel, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        var found = await knowledge.AskAsync(new(text, language, Times.Day(time.GetUtcNow()), SuggestionsShown), cancellationToken);
        return [.. found.Hits.Take(SuggestionsShown).Select((hit, n) => new Suggestion(
            hit.Article.Id, hit.Article.Title, Fitting(hit.Article.PlainBody, channel.MaxTextLength), SuggestionKeys[n]))];
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
