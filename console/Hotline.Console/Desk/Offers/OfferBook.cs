using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Bot.Handoff;
using Hotline.Channels;

namespace Hotline.Console.Desk.Offers;

/// <summary>
/// Which waiting conversation is offered to whom. An offer is to one operator, for a short time, and then to the next; a colleague may
/// still take the conversation first, because a resident who is served sooner is served better. Kept by <see cref="SharedOffers"/>.
/// </summary>
internal sealed class OfferBook
{
    private readonly Dictionary<ConversationKey, Standing> standings = [];

    /// <summary>The book that <see cref="Write"/> wrote; an empty one of an empty text.</summary>
    public static OfferBook Read(string text)
    {
        var book = new OfferBook();
        foreach (var (channel, conversation, accountId, until, passed, wanted) in text.Length == 0 ? [] : JsonSerializer.Deserialize(text, OfferJson.Default.StoredOfferArray)!)
        {
            book.standings.Add(new(channel, conversation), new()
            {
                Current = accountId is null ? null : new(accountId, until),
                Passed = [.. passed],
                Wanted = wanted,
            });
        }

        return book;
    }

    /// <summary>All of it as a text; the same for the same offers.</summary>
    public string Write()
    {
        StoredOffer[] offers = [.. standings.Where(s => s.Value is not { Current: null, Passed.Count: 0 })
            .Select(s => new StoredOffer(s.Key.ChannelId, s.Key.ConversationId, s.Value.Current?.AccountId, s.Value.Current?.Until ?? default, [.. s.Value.Passed.Order(StringComparer.Ordinal)], s.Value.Wanted))
            .OrderBy(o => o.Channel, StringComparer.Ordinal).ThenBy(o => o.Conversation, StringComparer.Ordinal)];
        return offers.Length == 0 ? "" : JsonSerializer.Serialize(offers, OfferJson.Default.StoredOfferArray);
    }

    /// <summary>To whom it is offered, or null.</summary>
    public Offer? Find(ConversationKey conversation) => standings.GetValueOrDefault(conversation)?.Current;

    /// <summary>An operator does not want it; false where it was not offered to them.</summary>
    public bool Pass(ConversationKey conversation, string accountId)
    {
        if (standings.GetValueOrDefault(conversation) is not { Current: { } offer } standing || offer.AccountId != accountId)
            return false;
        standing.Passed.Add(accountId);
        standing.Current = null;
        return true;
    }

    /// <summary>Ends offers whose time is over and makes new ones.</summary>
    /// <param name="waiting">Who waits, in the order of being served.</param>
    /// <param name="operators">Who takes conversations.</param>
    /// <param name="now">UTC.</param>
    /// <param name="lasts">For how long an offer stands.</param>
    public OfferRound Refresh(IReadOnlyList<DeskEntry> waiting, IReadOnlyList<FreeOperator> operators, DateTimeOffset now, TimeSpan lasts)
    {
        var round = new Round(operators, now, lasts);
        var keys = waiting.Select(w => w.Reference.Key).ToHashSet();
        foreach (var gone in standings.Keys.Where(k => !keys.Contains(k)).ToArray())
            round.IsChanged |= standings.Remove(gone, out var left) && left.Current is not null;
        foreach (var entry in waiting)
            round.End(entry, StandingOf(entry));
        foreach (var entry in waiting)
            round.Give(entry, StandingOf(entry));
        return new(round.IsChanged, round.Missed);
    }

    private Standing StandingOf(DeskEntry entry)
    {
        if (!standings.TryGetValue(entry.Reference.Key, out var standing))
            standings.Add(entry.Reference.Key, standing = new() { Wanted = entry.WantedAccountId });
        return standing;
    }

    private sealed class Standing
    {
        public Offer? Current { get; set; }

        public HashSet<string> Passed { get; init; } = [];

        /// <summary>Who was meant when it began to be offered, or null.</summary>
        public string? Wanted { get; set; }
    }

    /// <summary>Working memory of one refreshing.</summary>
    private sealed class Round(IReadOnlyList<FreeOperator> operators, DateTimeOffset now, TimeSpan lasts)
    {
        private readonly Dictionary<string, FreeOperator> free = operators.ToDictionary(o => o.AccountId);

        public List<string> Missed { get; } = [];

        public bool IsChanged { get; set; }

        public void End(DeskEntry entry, Standing standing)
        {
            // Taken and passed on to somebody between two looks: what was before is no matter of theirs.
            if (standing.Wanted != entry.WantedAccountId)
            {
                IsChanged |= standing.Current is not null;
                standing.Wanted = entry.WantedAccountId;
                standing.Current = null;
                standing.Passed.Clear();
            }

            if (standing.Current is not { } offer)
                return;
            // Whoever is asked is not asked for another one meanwhile; whoever did not answer, not in this round.
            var isThere = free.Remove(offer.AccountId);
            if (isThere && offer.Until > now)
                return;
            if (isThere)
                Missed.Add(offer.AccountId);
            standing.Passed.Add(offer.AccountId);
            standing.Current = null;
            IsChanged = true;
        }

        public void Give(DeskEntry entry, Standing standing)
        {
            if (standing.Current is not null)
                return;
            var chosen = OfferRules.Choose(entry, free.Values, standing.Passed);
            if (chosen is null && standing.Passed.Count > 0)
            {
                // Everybody was asked; whoever has said no may have time now.
                standing.Passed.Clear();
                chosen = OfferRules.Choose(entry, free.Values, standing.Passed);
            }

            if (chosen is null)
                return;
            free.Remove(chosen.AccountId);
            standing.Current = new(chosen.AccountId, now + lasts);
            IsChanged = true;
        }
    }
}

/// <summary>A conversation offered to an operator.</summary>
/// <param name="AccountId">To whom.</param>
/// <param name="Until">Until when, UTC; then it is offered on.</param>
internal sealed record Offer(string AccountId, DateTimeOffset Until);

/// <summary>What a refreshing did.</summary>
/// <param name="IsChanged">True where what pages show of offers has changed.</param>
/// <param name="Missed">Operators who let an offer's time pass.</param>
internal sealed record OfferRound(bool IsChanged, IReadOnlyList<string> Missed);

/// <summary>How a conversation's standing is stored.</summary>
internal sealed record StoredOffer(string Channel, string Conversation, string? AccountId, DateTimeOffset Until, string[] Passed, string? Wanted = null);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StoredOffer[]))]
internal sealed partial class OfferJson : JsonSerializerContext;
