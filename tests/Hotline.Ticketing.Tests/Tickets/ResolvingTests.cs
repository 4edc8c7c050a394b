using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.Tickets.Samples;

namespace Hotline.Ticketing.Tests.Tickets;

public sealed class ResolvingTests
{
    [Theory]
    [InlineData("已收悉")]
    [InlineData("您好，您反映的问题已收悉，正在处理中，请耐心等待。感谢您的来电！")]
    [InlineData("已办结。")]
    [InlineData("尊敬的市民：您反映的情况我单位已收到，将尽快处理，谢谢！")]
    [InlineData("Received.")]
    [InlineData("Your request has been received, in progress. Thank you!")]
    [InlineData("……")]
    public void Resolve_HollowAnswer_IsRefused(string answer) =>
        In(TicketStatus.InProgress).Refused(new TicketCommand.Resolve(answer) { Contact = Contact }, Staff, Opened.AddHours(1)).ShouldBe(Refusal.AnswerIsHollow);

    [Theory]
    [InlineData("修好了")]
    [InlineData("您好，您反映的路灯已于昨晚更换灯泡，恢复照明，感谢您的来电。")]
    [InlineData("The lamp was replaced last night.")]
    public void Resolve_AnswerThatSaysSomething_IsAccepted(string answer) =>
        In(TicketStatus.InProgress).After(new TicketCommand.Resolve(answer) { Contact = Contact }, Staff, Opened.AddHours(1)).Answer.ShouldBe(answer);

    [Fact]
    public void Resolve_WithoutContact_IsRefused() =>
        In(TicketStatus.InProgress).Refused(new TicketCommand.Resolve("路灯已修好。"), Staff, Opened.AddHours(1)).ShouldBe(Refusal.ResidentNotContacted);

    [Fact]
    public void Resolve_AfterARecordedContact_NeedsNoOther() =>
        In(TicketStatus.InProgress).After(Contact, Staff, Opened.AddMinutes(30)).After(new TicketCommand.Resolve("路灯已修好。"), Staff, Opened.AddHours(1))
            .Status.ShouldBe(TicketStatus.Resolved);

    [Fact]
    public void Resolve_ResidentWhoCannotBeReached_NeedsThreeAttempts()
    {
        var tried = new TicketCommand.RecordContact("电话", "无人接听") { IsReached = false };
        var ticket = In(TicketStatus.InProgress).After(tried, Staff, Opened.AddHours(1)).After(tried, Staff, Opened.AddHours(2));
        ticket.Refused(new TicketCommand.Resolve("路灯已修好。"), Staff, Opened.AddHours(3)).ShouldBe(Refusal.ResidentNotContacted);
        var resolved = ticket.After(new TicketCommand.Resolve("路灯已修好。") { Contact = tried }, Staff, Opened.AddHours(3));
        resolved.FailedContacts.ShouldBe(3);
        (resolved.Clocks[1].MetAt, resolved.Clocks[1].StoppedAt).ShouldBe((null, Opened.AddHours(3)));
    }

    [Fact]
    public void RecordContact_AtAnImpossibleTime_IsRefused()
    {
        var ticket = In(TicketStatus.InProgress);
        ticket.Refused(Contact with { ContactedAt = Opened.AddHours(2) }, Staff, Opened.AddHours(1)).ShouldBe(Refusal.ContactTimeNotPossible);
        ticket.Refused(Contact with { ContactedAt = Opened.AddMinutes(-1) }, Staff, Opened.AddHours(1)).ShouldBe(Refusal.ContactTimeNotPossible);
        ticket.Refused(Answer with { Contact = Contact with { ContactedAt = Opened.AddHours(2) } }, Staff, Opened.AddHours(1)).ShouldBe(Refusal.ContactTimeNotPossible);
        ticket.After(Contact with { ContactedAt = Opened.AddMinutes(30) }, Staff, Opened.AddHours(1)).IsResidentReached.ShouldBeTrue();
    }

    [Fact]
    public void Resolve_RecordsElapsedAndWorkingTime()
    {
        // From Monday 10:00 over lunch to Tuesday 10:00: a day elapsed, 2 h + 4 h + 1 h of office time.
        var clock = In(TicketStatus.InProgress).After(Answer, Staff, Opened.AddDays(1)).Clocks[2];
        (clock.Elapsed, clock.Worked).ShouldBe((TimeSpan.FromDays(1), TimeSpan.FromHours(7)));
    }

    [Fact]
    public void Reopen_StartsANewRoundAndKeepsTheOld()
    {
        var ticket = In(TicketStatus.Reopened);
        (ticket.Round, ticket.ReopenCount, ticket.IsResidentReached).ShouldBe((2, 1, false));
        ticket.Clocks.Select(clock => (clock.Id, clock.Round, clock.IsRunning)).ShouldBe(
            [(1, 1, false), (2, 1, false), (3, 1, false), (4, 2, true), (5, 2, true), (6, 2, true)]);
        ticket.Refused(new TicketCommand.Resolve("路灯又修好了。"), Staff, Opened.AddHours(2)).ShouldBe(Refusal.ResidentNotContacted);
        var resolved = ticket.After(Answer, Staff, Opened.AddHours(2));
        resolved.Clocks.ShouldAllBe(clock => clock.MetAt != null);
        resolved.After(new TicketCommand.Close(), Operator, Opened.AddHours(3)).EndedAt.ShouldBe(Opened.AddHours(3));
    }

    [Fact]
    public void FollowUp_NotSolved_ProposesReopening()
    {
        var ticket = In(TicketStatus.Resolved).After(Of(CommandKind.RecordFollowUp), Actor.Bot, Opened.AddDays(1));
        ticket.FollowUp.ShouldNotBeNull().ProposesReopening.ShouldBeTrue();
        new FollowUp(true, true, true, Satisfaction.Satisfied).ProposesReopening.ShouldBeFalse();
    }

    public static TheoryData<FollowUp> FollowUpsThatDoNotFit { get; } = [new FollowUp(false, true), new FollowUp(true), new FollowUp(false, null, null, Satisfaction.Neutral)];

    [Theory]
    [MemberData(nameof(FollowUpsThatDoNotFit))]
    public void FollowUp_WhoseAnswersDoNotFit_IsRefused(FollowUp answers) =>
        In(TicketStatus.Resolved).Refused(new TicketCommand.RecordFollowUp(answers), Actor.Bot, Opened.AddDays(1)).ShouldBe(Refusal.FollowUpDoesNotFit);

    [Fact]
    public void Exclusion_NeedsAProposalAndApproval_AndCanBeTakenBack()
    {
        var ticket = In(TicketStatus.Closed);
        ticket.Refused(Of(CommandKind.ApproveExclusion), Supervisor, Opened.AddDays(1)).ShouldBe(Refusal.NothingToDecide);
        var proposed = ticket.After(Of(CommandKind.ProposeExclusion), Operator, Opened.AddDays(1));
        proposed.IsExcluded.ShouldBeFalse();
        var excluded = proposed.After(Of(CommandKind.ApproveExclusion), Supervisor, Opened.AddDays(2));
        excluded.IsExcluded.ShouldBeTrue();
        excluded.After(Of(CommandKind.RejectExclusion), Supervisor, Opened.AddDays(3)).IsExcluded.ShouldBeFalse();
    }
}
