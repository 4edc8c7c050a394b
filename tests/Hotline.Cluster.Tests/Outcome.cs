using System.Globalization;
using System.Text.RegularExpressions;
using Hotline.Channels;

namespace Hotline.Cluster.Tests;

/// <summary>What must be so after any fault.</summary>
internal static partial class Outcome
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    /// <summary>
    /// Waits until everything left, and checks: every accepted message is one turn, every reply and notice left in order and no ticket
    /// stands twice. A vendor that had taken a message of which the node that sent it could not say so gets it again: that is bounded.
    /// </summary>
    /// <param name="city">Where it happened.</param>
    /// <param name="load">Who was at it.</param>
    /// <param name="mostTwice">How many messages a fault like this may send twice: what one node was sending when it was cut off.</param>
    /// <returns>When the last message had left, and how many left twice.</returns>
    public static async Task<(TimeSpan SentAt, int Twice)> CheckAsync(City city, Load load, int mostTwice)
    {
        await Pace.UntilAsync(async () => await Committed.UnsentAsync(city) == 0, Longest, () => city.LastWords);
        var sentAt = Actor.Now;
        foreach (var texter in load.Texters)
            await CheckAsync(city, texter);
        foreach (var chatter in load.Chatters)
            await CheckAsync(city, chatter);
        var twice = load.Departments.Sum(d => Check(city, d));
        twice.ShouldBeLessThanOrEqualTo(mostTwice, "messages that left twice");
        return (sentAt, twice);
    }

    private static async Task CheckAsync(City city, Texter texter)
    {
        var turns = await Committed.TurnsAsync(city, ChannelIds.Sms, texter.Number);
        turns.ShouldBe(texter.Acknowledged.Select(a => a.Sid), ignoreOrder: true, "one turn a message, and no message without");
        (await Committed.HeardAsync(city, ChannelIds.Sms, texter.Number)).ShouldBe(turns.Count, "nothing stands in the log twice");
        var tickets = await Committed.TicketsAsync(city, texter.Number);
        tickets.Count.ShouldBeLessThanOrEqualTo(texter.Complaints, "a nuisance reported once is one ticket");
        tickets.ShouldAllBe(t => t.Version == t.Events);
    }

    private static async Task CheckAsync(City city, Chatter chatter)
    {
        var own = chatter.Heard.Where(a => (string?)a["from"]?["role"] != "bot" && a["channelData"]?["clientActivityID"] is not null).Select(a => (string)a["channelData"]!["clientActivityID"]!);
        own.ToList().ShouldBe(chatter.Said, "each of its messages once, in the order in which they were said");
        var ids = chatter.Heard.Select(a => (string)a["id"]!).ToList();
        ids.ShouldBe([.. ids.Distinct().Order(StringComparer.Ordinal)], "each activity once, in order");
        var answered = chatter.Heard.Select(a => (string?)a["replyToId"]).OfType<string>().ToHashSet();
        chatter.Heard.Where(a => a["channelData"]?["clientActivityID"] is not null).ShouldAllBe(a => answered.Contains((string)a["id"]!), "each was answered");
        (await Committed.TurnsAsync(city, ChannelIds.WebChat, chatter.Conversation)).Count(t => !t.EndsWith("|start", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(chatter.Said.Count);
    }

    /// <summary>Returns how many questions reached the resident's telephone twice.</summary>
    private static int Check(City city, Department department)
    {
        int[] reached = [.. city.Vendor.Sent.Where(s => s.To == department.Resident).Select(s => Question().Match(s.Body)).Where(m => m.Success)
            .Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];
        reached.Distinct().ShouldBe(Enumerable.Range(0, department.Asked.Count), "each question reached the resident, and in order");
        return reached.Length - department.Asked.Count;
    }

    [GeneratedRegex(@"问题(\d{3})")]
    private static partial Regex Question();
}
