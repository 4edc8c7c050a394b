using Hotline.Bot.Handoff;
using Hotline.Channels;

namespace Hotline.Console.Desk.Offers;

/// <summary>Who is offered a conversation: whoever has been idle longest among those who have the skill and the room. Pure.</summary>
internal static class OfferRules
{
    /// <summary>The operator, or null where nobody has room.</summary>
    /// <param name="entry">What waits.</param>
    /// <param name="operators">Who takes conversations.</param>
    /// <param name="passed">Those who were asked already.</param>
    public static FreeOperator? Choose(DeskEntry entry, IEnumerable<FreeOperator> operators, IReadOnlySet<string> passed)
    {
        var able = operators.Where(o => !passed.Contains(o.AccountId) && HasRoom(o, entry))
            .OrderBy(o => o.IdleSince).ThenBy(o => o.Load).ThenBy(o => o.AccountId, StringComparer.Ordinal).ToArray();
        if (entry.WantedAccountId is { } wanted && Array.Find(able, o => o.AccountId == wanted) is { } meant)
            return meant;
        able = Array.FindAll(able, o => o.TakesOffers);
        // Somebody who knows less is better than nobody.
        return Array.Find(able, o => Speaks(o, entry) && IsAtHomeIn(o, entry))
            ?? Array.Find(able, o => Speaks(o, entry) && Topics(o).Length == 0)
            ?? Array.Find(able, o => Speaks(o, entry))
            ?? able.FirstOrDefault();
    }

    /// <summary>True where the conversation is a telephone call.</summary>
    public static bool IsCall(DeskEntry entry) => entry.Reference.ChannelId == ChannelIds.Phone;

    // Whoever is on the telephone listens to one person; whoever has no number cannot be rung.
    private static bool HasRoom(FreeOperator o, DeskEntry entry)
        => o.Load < o.Capacity && !o.HasCall && (!IsCall(entry) || (o.HasNumber && o.Load == 0))
            && (Channels(o) is { Length: 0 } || Channels(o).Contains(entry.Reference.ChannelId));

    private static bool Speaks(FreeOperator o, DeskEntry entry) => entry.Skill != OperatorSkills.English || o.Skills.Contains(OperatorSkills.English);

    private static bool IsAtHomeIn(FreeOperator o, DeskEntry entry)
        => (entry.Skill is { } skill && skill != OperatorSkills.English ? skill : entry.Topic) is not { } topic ? Topics(o).Length == 0 : Topics(o).Contains(topic);

    private static string[] Channels(FreeOperator o) => [.. o.Skills.Where(OperatorSkills.IsChannel)];

    private static string[] Topics(FreeOperator o) => [.. o.Skills.Where(s => s != OperatorSkills.English && !OperatorSkills.IsChannel(s))];
}

/// <summary>An operator who takes conversations.</summary>
/// <param name="AccountId">Who.</param>
/// <param name="Skills">What they are asked for; see <see cref="OperatorSkills"/>.</param>
/// <param name="Capacity">How many conversations at once.</param>
/// <param name="Load">How many they have.</param>
/// <param name="HasCall">True while they are on the telephone.</param>
/// <param name="HasNumber">True where their own telephone can be rung.</param>
/// <param name="IdleSince">Timestamp of the last conversation they got or ended; the smaller, the longer idle.</param>
/// <param name="TakesOffers">False for those who are only asked by name (supervisors).</param>
internal sealed record FreeOperator(
    string AccountId, IReadOnlyCollection<string> Skills, int Capacity, int Load, bool HasCall, bool HasNumber, long IdleSince, bool TakesOffers = true);

/// <summary>What an operator can be asked for: <c>en</c>, ids of channels, and codes of top categories. None of a kind: all of it, but English.</summary>
internal static class OperatorSkills
{
    /// <summary>Speaks English.</summary>
    public const string English = "en";

    /// <summary>Nobody follows more conversations at once.</summary>
    public const int MostAtOnce = 20;

    /// <summary>Channels that somebody may keep to.</summary>
    public static readonly string[] Channels = [ChannelIds.Phone, ChannelIds.Sms, ChannelIds.WeChat, ChannelIds.WebChat];

    /// <summary>True where the skill is a channel.</summary>
    public static bool IsChannel(string skill) => Channels.Contains(skill);
}
