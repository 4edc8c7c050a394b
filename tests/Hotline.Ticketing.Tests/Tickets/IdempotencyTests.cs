using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.SampleCity;
using static Hotline.Ticketing.Tests.Tickets.Samples;

namespace Hotline.Ticketing.Tests.Tickets;

public sealed class IdempotencyTests
{
    private static readonly TicketCommand Note = new TicketCommand.AddNote("备件已到") { IdempotencyKey = "k-1" };

    [Fact]
    public void Decide_TheSameKeyTwice_IsDoneOnce()
    {
        var change = In(TicketStatus.InProgress).Change(Note, Staff, Opened.AddHours(1));
        change.Events.Single(e => e.Key is not null).Key.ShouldBe(new UsedKey("k-1", "AddNote"));
        Desk.Decide(change.After, Note, Staff, Opened.AddHours(2)).ShouldBe(new TicketDecision.DoneBefore());
    }

    [Fact]
    public void Decide_TheSameKeyForAnotherCommand_IsRefused() =>
        In(TicketStatus.InProgress).After(Note, Staff, Opened.AddHours(1))
            .Refused(new TicketCommand.AskResident("哪一盏？") { IdempotencyKey = "k-1" }, Staff, Opened.AddHours(2)).ShouldBe(Refusal.KeyUsedForAnotherCommand);

    [Fact]
    public void Decide_ACommandThatEndsItsStatus_IsStillKnownByItsKey()
    {
        var resolve = Answer with { IdempotencyKey = "k-2" };
        var resolved = In(TicketStatus.InProgress).After(resolve, Staff, Opened.AddHours(1));
        Desk.Decide(resolved, resolve, Staff, Opened.AddHours(2)).ShouldBe(new TicketDecision.DoneBefore());
    }

    [Fact]
    public void Decide_ManyKeys_AreForgottenFromTheOldest()
    {
        var ticket = In(TicketStatus.InProgress);
        for (var n = 1; n <= 20; n++)
            ticket = ticket.After(Note with { IdempotencyKey = $"k-{n}" }, Staff, Opened.AddHours(1));
        ticket.RecentKeys.Select(used => used.Key).ShouldBe(Enumerable.Range(5, 16).Select(n => $"k-{n}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void Decide_KeyOfAWrongLength_IsRefused(string key) =>
        In(TicketStatus.InProgress).Refused(Note with { IdempotencyKey = key }, Staff, Opened.AddHours(1)).ShouldBe(Refusal.TextMissingOrTooLong);
}
