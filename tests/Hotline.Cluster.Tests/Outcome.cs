using System.Globalization;
using System.Text.RegularExpressions;
using Hotline.Channels;

namespace Hotline.Cluster.Tests;

/// <summary>What must be so after any fault.</summary>
internal static partial class Outcome
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    /// <summary>
    /// Waits until everything left, and checks: every accepted message is one turn, every reply and notice left in order, streams brought
    /// all that was said, and no ticket, claim or clock's event stands twice. A vendor that had taken a message of which the node that sent it could not say so gets it again: that is bounded.
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
        foreach (var caller in load.Callers)
            await CheckAsync(city, caller);
        var twice = load.Departments.Sum(d => Check(city, d)) + await CheckAsync(city, load.Desk);
        (await Committed.WarningsAsync(city)).Twice.ShouldBe(0, "each clock warns once at each share");
        await Pace.UntilAsync(async () => await Committed.OverdueAsync(city) == 0, Longest, () => "what is due is recorded");
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
        chatter.Stream.Heard.ShouldBe(ids, "the stream brought the same");
        var answered = chatter.Heard.Select(a => (string?)a["replyToId"]).OfType<string>().ToHashSet();
        chatter.Heard.Where(a => a["channelData"]?["clientActivityID"] is not null).ShouldAllBe(a => answered.Contains((string)a["id"]!), "each was answered");
        (await Committed.TurnsAsync(city, ChannelIds.WebChat, chatter.Conversation)).Count(t => !t.EndsWith("|start", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(chatter.Said.Count);
    }

    private static async Task CheckAsync(City city, Caller caller)
    {
        foreach (var (call, answered, apologies) in caller.Calls)
        {
            var turns = await Committed.TurnsAsync(city, ChannelIds.Phone, call);
            turns.Where(t => !t.Contains("status", StringComparison.Ordinal)).Count().ShouldBeInRange(answered.Count, answered.Count + apologies, "one turn a step");
            answered.ShouldBeSubsetOf(turns, "a step that was answered has its turn");
            // The step that begins the call says nothing.
            (await Committed.HeardAsync(city, ChannelIds.Phone, call)).ShouldBeInRange(answered.Count - 1, answered.Count - 1 + apologies, "nothing stands in the log twice");
        }
    }

    /// <summary>Returns how many answers of operators reached the resident's telephone twice.</summary>
    private static async Task<int> CheckAsync(City city, Desk desk)
    {
        var twice = 0;
        foreach (var (number, answer) in desk.Served)
        {
            (await Committed.HappenedAsync(city, ChannelIds.Sms, number, "HandoffClaimed")).ShouldBe(1, "claimed once");
            (await Committed.SaidAsync(city, ChannelIds.Sms, number, answer)).ShouldBe(1, "said once, however often it was sent");
            var reached = city.Vendor.Sent.Count(s => s.To == number && s.Body.Contains(answer, StringComparison.Ordinal));
            reached.ShouldBeGreaterThanOrEqualTo(1, "the answer reached the resident");
            twice += reached - 1;
        }

        return twice;
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
