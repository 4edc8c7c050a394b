using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.Tests.Tickets;

/// <summary>回访: what is owed to the resident of a resolved ticket, and that nobody is asked twice.</summary>
public sealed class FollowUpTests
{
    private static readonly DateTimeOffset Asked = Samples.Opened.AddHours(2);
    private static readonly DateTimeOffset CallAfter = Asked.AddDays(2);

    private static readonly FollowUp Content = new(true, true, true, Satisfaction.Satisfied);

    private static Ticket Resolved => Samples.In(TicketStatus.Resolved);

    [Fact]
    public void OwedFollowUp_GoesFromAskingOverSilenceToTheCallList()
    {
        var resolved = Resolved;
        resolved.OwedFollowUp.ShouldBe(new(FollowUpStage.ToBeAsked, resolved.ResolvedAt!.Value));

        var asked = resolved.After(new TicketCommand.AskFollowUp(FollowUpWay.Message, CallAfter), Actor.System, Asked);
        asked.OwedFollowUp.ShouldBe(new(FollowUpStage.ToBeAnswered, CallAfter));

        var listed = asked.After(new TicketCommand.AskFollowUp(FollowUpWay.Call, null), Actor.System, CallAfter);
        listed.OwedFollowUp.ShouldBe(new(FollowUpStage.ToBeCalled, CallAfter));

        listed.After(new TicketCommand.RecordFollowUp(Content), Actor.Bot, CallAfter.AddHours(1)).OwedFollowUp.ShouldBeNull();
    }

    [Fact]
    public void OwedFollowUp_OfAnAnswerThatProposesReopening_IsADecision_UntilItIsTaken()
    {
        var answered = Resolved.After(Samples.Of(CommandKind.RecordFollowUp), Actor.Bot, Asked);
        answered.OwedFollowUp.ShouldBe(new(FollowUpStage.ToBeDecided, answered.ResolvedAt!.Value));

        answered.After(Samples.Of(CommandKind.Reopen), Samples.Operator, Asked).OwedFollowUp.ShouldBeNull();
        answered.After(Samples.Of(CommandKind.Close), Samples.Operator, Asked).OwedFollowUp.ShouldBeNull();
    }

    [Fact]
    public void CalledInVain_GoesToTheEndOfTheCallList_AFewTimes()
    {
        var inVain = new TicketCommand.AskFollowUp(FollowUpWay.Call, null) { IsCalledInVain = true };
        var listed = Resolved.After(new TicketCommand.AskFollowUp(FollowUpWay.Call, null), Actor.System, Asked);
        for (var call = 1; call <= 3; call++)
        {
            listed = listed.After(inVain, Samples.Operator, Asked.AddHours(call));
            listed.OwedFollowUp.ShouldBe(new(FollowUpStage.ToBeCalled, Asked.AddHours(call)));
            listed.AskedFollowUp!.Tries.ShouldBe(call);
        }

        listed.Refused(inVain, Samples.Operator, Asked.AddHours(4)).ShouldBe(Refusal.AskedOftenEnough);
        listed.After(new TicketCommand.RecordFollowUp(new(IsReached: false)), Samples.Operator, Asked.AddHours(4)).OwedFollowUp.ShouldBeNull();
    }

    [Fact]
    public void CalledInVain_OfAResidentWhoIsNotOnTheCallList_IsRefused()
        => Resolved.Refused(new TicketCommand.AskFollowUp(FollowUpWay.Call, null) { IsCalledInVain = true }, Samples.Operator, Asked).ShouldBe(Refusal.NothingToDecide);

    [Fact]
    public void AskFollowUp_Twice_IsRefused()
    {
        var asked = Resolved.After(new TicketCommand.AskFollowUp(FollowUpWay.Message, CallAfter), Actor.System, Asked);
        asked.Refused(new TicketCommand.AskFollowUp(FollowUpWay.Message, CallAfter), Actor.System, Asked).ShouldBe(Refusal.AskedOftenEnough);

        var listed = asked.After(new TicketCommand.AskFollowUp(FollowUpWay.Call, null), Actor.System, Asked);
        listed.Refused(new TicketCommand.AskFollowUp(FollowUpWay.Call, null), Actor.System, Asked).ShouldBe(Refusal.AskedOftenEnough);
        listed.Refused(new TicketCommand.AskFollowUp(FollowUpWay.Message, CallAfter), Actor.System, Asked).ShouldBe(Refusal.AskedOftenEnough);
    }

    [Fact]
    public void AskFollowUp_OfAnsweredRound_IsRefused()
        => Resolved.After(Samples.Of(CommandKind.RecordFollowUp), Actor.Bot, Asked)
            .Refused(new TicketCommand.AskFollowUp(FollowUpWay.Message, CallAfter), Actor.System, Asked).ShouldBe(Refusal.AskedOftenEnough);

    [Fact]
    public void Member_OwesNothingBeforeItsMasterIsResolved()
    {
        var member = Samples.In(TicketStatus.Merged);
        member.OwedFollowUp.ShouldBeNull();
        foreach (var kind in (CommandKind[])[CommandKind.AskFollowUp, CommandKind.RecordFollowUp, CommandKind.Close])
            member.Refused(Samples.Of(kind), Samples.AllowedTo(kind), Asked).ShouldBe(Refusal.IsMerged);
    }

    [Fact]
    public void Member_OfAResolvedMaster_IsAskedByItself_AndAgainAfterTheNextRound()
    {
        var resolved = Samples.In(TicketStatus.Merged).After(Samples.MasterResolution);
        var since = Samples.MasterResolution.After.ResolvedAt!.Value;
        (resolved.Status, resolved.IsAnswered, resolved.OwedFollowUp).ShouldBe((TicketStatus.Merged, true, new(FollowUpStage.ToBeAsked, since)));

        var asked = resolved.After(Samples.Of(CommandKind.AskFollowUp), Actor.System, Asked);
        asked.Refused(Samples.Of(CommandKind.AskFollowUp), Actor.System, Asked).ShouldBe(Refusal.AskedOftenEnough);
        var answered = asked.After(Samples.Of(CommandKind.RecordFollowUp), Actor.Bot, Asked);
        answered.OwedFollowUp.ShouldBe(new(FollowUpStage.ToBeDecided, since));
        answered.Refused(Samples.Of(CommandKind.Reopen), Samples.Operator, Asked).ShouldBe(Refusal.IsMerged);

        var closed = answered.After(Samples.Of(CommandKind.Close), Samples.Operator, Asked);
        (closed.Status, closed.OwedFollowUp, closed.EndedAt).ShouldBe((TicketStatus.Merged, null, null));
        closed.Refused(Samples.Of(CommandKind.Close), Samples.Operator, Asked).ShouldBe(Refusal.AlreadyFinished);

        var reopened = answered.After(Samples.MasterReopening);
        (reopened.IsAnswered, reopened.OwedFollowUp, reopened.FollowUp).ShouldBe((false, null, answered.FollowUp));
        reopened.After(Samples.MasterResolution).OwedFollowUp.ShouldBe(new(FollowUpStage.ToBeAsked, since));
    }

    [Fact]
    public void Members_OfOneCaller_AreAskedUnderOneTicket()
    {
        var member = Samples.In(TicketStatus.Merged);
        var (second, third) = (member with { Number = new(22) }, member with { Number = new(33), Resident = Samples.Master.Resident with { ChannelId = "web" } });

        var changes = SampleCity.Desk.OfMembers(Samples.MasterResolution, [member, second, third]);

        changes.Select(c => c.After.ResolvedWithMaster!.AskedUnder).ShouldBe([null, member.Number, Samples.Master.Number]);
        changes.Select(c => c.After.OwedFollowUp is null).ShouldBe([false, true, true]);
    }

    [Fact]
    public void Member_TakenOutOfAResolvedMaster_IsAskedWhenItIsResolvedItself()
    {
        var alone = Samples.In(TicketStatus.Merged).After(Samples.MasterResolution).After(Samples.Of(CommandKind.AskFollowUp), Actor.System, Asked)
            .After(Samples.Of(CommandKind.RecordFollowUp), Actor.Bot, Asked).After(Samples.Of(CommandKind.Unmerge), Samples.Operator, Asked);
        (alone.Status, alone.OwedFollowUp).ShouldBe((TicketStatus.InProgress, null));

        alone.After(Samples.Answer, Samples.Staff, Asked.AddHours(1)).OwedFollowUp.ShouldBe(new(FollowUpStage.ToBeAsked, Asked.AddHours(1)));
    }

    [Fact]
    public void Member_OfAProtectedMaster_DoesNotHoldItsAnswer()
    {
        var report = Samples.Open(Samples.Streetlight with { Kind = TicketKind.Report }) with { Number = Samples.Master.Number };
        Samples.In(TicketStatus.Merged).After(report.Change(Samples.Answer, Samples.Staff, Asked)).ResolvedWithMaster!.Answer.ShouldBeNull();
        Samples.In(TicketStatus.Merged).After(Samples.MasterResolution).ResolvedWithMaster!.Answer.ShouldBe(Samples.Answer.Answer);
    }

    [Fact]
    public void Steps_OfTheMasterThatMembersDoNotTake_ChangeNoMember()
        => SampleCity.Desk.OfMembers(Samples.Master.Change(Samples.Of(CommandKind.SignIn), Samples.Staff, Asked), [Samples.In(TicketStatus.Merged)]).ShouldBeEmpty();

    [Fact]
    public void OwedFollowUp_OfTheNextRound_IsOwedAnew()
    {
        var again = Resolved.After(new TicketCommand.AskFollowUp(FollowUpWay.Message, CallAfter), Actor.System, Asked)
            .After(Samples.Of(CommandKind.RecordFollowUp), Actor.Bot, Asked.AddHours(1))
            .After(Samples.Of(CommandKind.Reopen), Samples.Operator, Asked.AddHours(2));
        again.OwedFollowUp.ShouldBeNull();

        var resolved = again.After(Samples.Of(CommandKind.RecordContact), Samples.Staff, Asked.AddHours(3)).After(Samples.Of(CommandKind.Resolve), Samples.Staff, Asked.AddHours(4));

        resolved.OwedFollowUp.ShouldBe(new(FollowUpStage.ToBeAsked, Asked.AddHours(4)));
    }
}
