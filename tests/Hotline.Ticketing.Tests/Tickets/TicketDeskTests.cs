using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.SampleCity;
using static Hotline.Ticketing.Tests.Tickets.Samples;

namespace Hotline.Ticketing.Tests.Tickets;

public sealed class TicketDeskTests
{
    [Fact]
    public void Open_RoutingSure_DispatchesAndStartsClocks()
    {
        var change = Desk.Open(Streetlight, Caller, new(12345678), Actor.Bot, Opened);
        change.VersionBefore.ShouldBe(0);
        change.Events.Select(e => (e.GetType(), e.Sequence, e.By)).ShouldBe(
            [(typeof(TicketOpened), 1, Actor.Bot), (typeof(TicketDispatched), 2, Actor.System)]);
        var ticket = change.After;
        ticket.Status.ShouldBe(TicketStatus.Dispatched);
        ticket.Department.ShouldBe(Department);
        ticket.Clocks.Select(clock => clock.StartedAt).ShouldAllBe(at => at == Opened);
        ticket.Clocks.Count.ShouldBe(3);
    }

    [Fact]
    public void Open_RoutingUnsure_WaitsInTriageWithoutClocks()
    {
        var change = Desk.Open(Unclear, Caller, new(12345678), Actor.Bot, Opened);
        change.Events.ShouldHaveSingleItem();
        change.After.Status.ShouldBe(TicketStatus.Triage);
        change.After.Clocks.ShouldBeEmpty();
        Desk.PromiseOf(change.After).ShouldBe(new TicketPromise(null, null, null, false));
    }

    [Theory]
    [InlineData("utilities.water-outage", 0.9, TicketPriority.General, TicketPriority.Urgent)]
    [InlineData("utilities.gas-leak", 0.9, TicketPriority.General, TicketPriority.Critical)]
    [InlineData("utilities.water-outage", 0.9, TicketPriority.Critical, TicketPriority.Critical)]
    [InlineData("utilities.water-outage", 0.3, TicketPriority.General, TicketPriority.General)]
    public void Open_CategoryWithPriority_GivesItWhereNobodyElseDid(string category, double confidence, TicketPriority given, TicketPriority expected) =>
        Open(Streetlight with { Category = category, CategoryConfidence = confidence, Priority = given }).Matter.Priority.ShouldBe(expected);

    [Fact]
    public void Open_EmptyDescription_IsABugOfTheCaller() =>
        Should.Throw<ArgumentException>(() => Desk.Open(Streetlight with { Description = " " }, Caller, new(12345678), Actor.Bot, Opened));

    [Fact]
    public void Decide_DispatchFromTriage_StartsClocksThen()
    {
        var ticket = Open(Unclear).After(Of(CommandKind.Dispatch), Operator, Opened.AddHours(5));
        ticket.Clocks.ShouldAllBe(clock => clock.StartedAt == Opened.AddHours(5));
        ticket.Department.ShouldBe(Department);
    }

    [Fact]
    public void Decide_DispatchToNobody_IsRefused() =>
        Open(Unclear).Refused(new TicketCommand.Dispatch("no-such", "…"), Operator, Opened).ShouldBe(Refusal.UnknownDepartment);

    [Fact]
    public void Decide_SignIn_MeetsTheSignInClockOnly()
    {
        var ticket = Open(Streetlight).After(new TicketCommand.SignIn(), Staff, Opened.AddHours(1));
        ticket.Clocks.Select(clock => clock.MetAt).ShouldBe([Opened.AddHours(1), null, null]);
        Desk.PromiseOf(ticket).FirstContactBy.ShouldBe(At(2026, 3, 10, 10));
    }

    [Fact]
    public void Decide_ContactBeforeSignIn_SignsTooAndMeetsBothClocks()
    {
        var change = Desk.Decide(Open(Streetlight), Of(CommandKind.RecordContact), Staff, Opened.AddHours(1)).ShouldBeOfType<TicketDecision.Accepted>().Change;
        change.Events.Where(e => e is not ClockWarned).Select(e => e.GetType()).ShouldBe(
            [typeof(TicketSignedFor), typeof(ClockMet), typeof(ResidentContacted), typeof(ClockMet)]);
        change.After.Status.ShouldBe(TicketStatus.InProgress);
        change.After.Clocks.Select(clock => clock.MetAt).ShouldBe([Opened.AddHours(1), Opened.AddHours(1), null]);
    }

    [Fact]
    public void Decide_ResolveAtOnce_MeetsAllClocksAndKeepsTheAnswer()
    {
        var ticket = Open(Streetlight).After(new TicketCommand.Resolve("修好了。") { Contact = Contact, Files = ["/files/photo"] }, Staff, Opened.AddMinutes(30));
        ticket.Clocks.ShouldAllBe(clock => clock.MetAt == Opened.AddMinutes(30) && clock.NextStepAt == null);
        ticket.Answer.ShouldBe("修好了。");
        ticket.AnswerFiles.ShouldBe(["/files/photo"]);
        Desk.PromiseOf(ticket).ShouldBe(new TicketPromise("城市管理委员会", null, null, false));
    }

    [Fact]
    public void Decide_LaterContact_DoesNotMoveTheFirst()
    {
        var ticket = In(TicketStatus.InProgress)
            .After(Of(CommandKind.RecordContact), Staff, Opened.AddMinutes(20))
            .After(Of(CommandKind.RecordContact), Staff, Opened.AddMinutes(50));
        ticket.Clocks[1].MetAt.ShouldBe(Opened.AddMinutes(20));
    }

    [Fact]
    public void Decide_AfterTheDeadline_RecordsTheBreachFirst()
    {
        var change = Desk.Decide(Open(Streetlight), new TicketCommand.SignIn(), Staff, Opened.AddHours(3)).ShouldBeOfType<TicketDecision.Accepted>().Change;
        change.Events.Select(e => e.GetType()).ShouldBe(
            [typeof(ClockWarned), typeof(ClockWarned), typeof(ClockBreached), typeof(ClockEscalated), typeof(TicketSignedFor), typeof(ClockMet)]);
        var signIn = change.After.Clocks[0];
        signIn.BreachedAt.ShouldBe(Opened.AddHours(2));
        signIn.MetAt.ShouldBe(Opened.AddHours(3));
    }

    [Fact]
    public void Decide_Decline_StopsTheClocks()
    {
        var ticket = Open(Streetlight).After(new TicketCommand.Decline(DeclineGround.Military, "军队事务"), Operator, Opened.AddMinutes(5));
        (ticket.DeclinedAs, ticket.DeclineGround, ticket.EndedAt).ShouldBe((DeclineGround.Military, "军队事务", Opened.AddMinutes(5)));
        ticket.Clocks.ShouldAllBe(clock => clock.StoppedAt == Opened.AddMinutes(5) && clock.NextStepAt == null);
        Sweeper.Sweep(ticket, Opened.AddYears(1)).ShouldBeNull();
    }

    [Fact]
    public void Decide_WordsOfTheResident_AreKeptAndReopenNothing()
    {
        var change = Desk.Decide(In(TicketStatus.Resolved), new TicketCommand.AddFromResident("还是不亮", []), Actor.Bot, Opened.AddDays(1))
            .ShouldBeOfType<TicketDecision.Accepted>().Change;
        change.Events.ShouldHaveSingleItem().ShouldBeOfType<ResidentAdded>().Text.ShouldBe("还是不亮");
        change.After.Status.ShouldBe(TicketStatus.Resolved);
    }

    [Fact]
    public void Decide_Urge_IsCountedAndLimitedByTheCitysDay()
    {
        var ticket = Open(Streetlight);
        for (var n = 1; n <= 3; n++)
        {
            ticket = ticket.After(new TicketCommand.Urge(null), Actor.Bot, At(2026, 3, 9, 21, n));
            ticket.UrgeCount.ShouldBe(n);
        }
        ticket.Refused(new TicketCommand.Urge(null), Actor.Bot, At(2026, 3, 9, 23, 59)).ShouldBe(Refusal.UrgedOftenEnoughToday);
        // 16:00 UTC is midnight in Beijing: a new day there, though not by UTC.
        ticket = ticket.After(new TicketCommand.Urge("还没修"), Actor.Bot, new DateTimeOffset(2026, 3, 9, 16, 0, 0, TimeSpan.Zero));
        ticket.UrgeCount.ShouldBe(4);
        ticket.UrgesThatDay.ShouldBe(1);
    }

    [Fact]
    public void Decide_RefusedCommand_ChangesNothingEvenWhereClocksAreDue() =>
        Open(Streetlight).Refused(new TicketCommand.Close(), Operator, Opened.AddDays(30)).ShouldBe(Refusal.NotInThisStatus);

    public static TheoryData<TicketCommand> CommandsWithBadTexts { get; } =
    [
        new TicketCommand.AddNote(""),
        new TicketCommand.AddNote(" \t"),
        new TicketCommand.AddNote(new('字', 4001)),
        new TicketCommand.Decline(DeclineGround.Military, ""),
        new TicketCommand.Decline(DeclineGround.Military, new('字', 501)),
    ];

    [Theory]
    [MemberData(nameof(CommandsWithBadTexts))]
    public void Decide_TextMissingOrTooLong_IsRefused(TicketCommand command) =>
        Open(Streetlight).Refused(command, Operator, Opened).ShouldBe(Refusal.TextMissingOrTooLong);

    [Fact]
    public void Allow_TextsAtTheirLimits_DrawsTheLineThere()
    {
        TicketTextLimits.Allow(new TicketCommand.Resolve(new('字', 4000))).ShouldBeTrue();
        TicketTextLimits.Allow(new TicketCommand.Resolve(new('字', 4001))).ShouldBeFalse();
        TicketTextLimits.Allow(new TicketCommand.Dispatch("hrss", " ")).ShouldBeFalse();
        TicketTextLimits.Allow(new TicketCommand.RecordContact("电话", "")).ShouldBeFalse();
        TicketTextLimits.Allow(new TicketCommand.Urge(null)).ShouldBeTrue();
        TicketTextLimits.Allow(new TicketCommand.Urge(new('字', 4001))).ShouldBeFalse();
        TicketTextLimits.Allow(new TicketCommand.AddFromResident("", ["/files/1"])).ShouldBeTrue();
        TicketTextLimits.Allow(new TicketCommand.AddFromResident("", [])).ShouldBeFalse();
        TicketTextLimits.Allow(new TicketCommand.AddFromResident(new('字', 4001), ["/files/1"])).ShouldBeFalse();
        TicketTextLimits.Allow(new TicketCommand.AddFromResident("图", [.. Enumerable.Repeat("/files/1", 21)])).ShouldBeFalse();
    }

    [Fact]
    public void PromiseOf_EnglishResident_NamesTheDepartmentInEnglish()
    {
        var ticket = Desk.Open(Streetlight, Caller with { Language = "en" }, new(12345678), Actor.Bot, Opened).After;
        Desk.PromiseOf(ticket).ShouldBe(new TicketPromise("City Management Commission", At(2026, 3, 16, 10), At(2026, 3, 10, 10), false));
    }

    [Fact]
    public void PromiseOf_ComputedPastLoadedYears_IsNotFlaggedForCalendarDays()
    {
        var ticket = Open(Streetlight, At(2026, 12, 30, 10));
        Desk.PromiseOf(ticket).DeadlineIsFlagged.ShouldBeFalse();
        ticket.Clocks.Single(clock => clock.Kind == ClockKind.FirstContact).IsFlagged.ShouldBeFalse();
        Open(Streetlight, At(2026, 12, 31, 10)).Clocks.Single(clock => clock.Kind == ClockKind.FirstContact).IsFlagged.ShouldBeTrue();
    }
}
