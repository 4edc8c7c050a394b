using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.SampleCity;
using static Hotline.Ticketing.Tests.Tickets.Samples;

namespace Hotline.Ticketing.Tests.Tickets;

public sealed class TicketJsonTests
{
    public static TheoryData<TicketEvent> OneOfEach { get; } =
    [
        Desk.Open(Streetlight, Caller with { Name = "张先生", ConversationReference = "{\"a\":1}" }, new(12345678), Actor.Bot, Opened).Events[0],
        Desk.Open(Streetlight, Caller, new(12345678), Actor.Bot, Opened).Events[1],
        new TicketReassigned("power", "归供电") { Sequence = 3, At = Opened, By = Operator, Key = new("k-1", "Reassign") },
        new TicketSignedFor { Sequence = 3, At = Opened, By = Staff },
        new ResidentContacted("电话", "没人接") { Sequence = 3, At = Opened, By = Staff, ContactedAt = Opened, IsReached = false },
        new TicketNoted("备件已到") { Sequence = 3, At = Opened, By = Staff },
        new ResidentAdded("又坏了", ["/files/a", "/files/b"]) { Sequence = 3, At = Opened, By = Actor.Bot },
        new TicketUrged("催") { Sequence = 3, At = Opened, By = Actor.Bot, NthThatDay = 2 },
        new ResidentAsked("哪一盏？", Opened.AddDays(2), Opened.AddDays(5)) { Sequence = 3, At = Opened, By = Staff },
        new ResidentReminded { Sequence = 3, At = Opened, By = Actor.System },
        new WaitingEnded(WaitingEnd.Stopped, "找到了") { Sequence = 3, At = Opened, By = Staff },
        new ReturnRequested("不归我们", "条例", "housing") { Sequence = 3, At = Opened, By = Staff },
        new ReturnApproved("housing", "属实") { Sequence = 3, At = Opened, By = Supervisor },
        new ReturnRejected("不属实") { Sequence = 3, At = Opened, By = Supervisor },
        new ExtensionRequested(3, "备件") { Sequence = 3, At = Opened, By = Staff },
        new ExtensionApproved("同意") { Sequence = 3, At = Opened, By = Supervisor },
        new ExtensionRejected("不同意") { Sequence = 3, At = Opened, By = Supervisor },
        new HelperJoined(HelperKind.Summoned, "会商", Open(Streetlight).Clocks[0]) { Sequence = 3, At = Opened, By = Staff },
        new HelperReported("power", "已到", ["/files/c"]) { Sequence = 3, At = Opened, By = Staff },
        new HelperReleased("power", "不用了") { Sequence = 3, At = Opened, By = Operator },
        new TicketPressed(2, "请抓紧") { Sequence = 3, At = Opened, By = Supervisor },
        new TicketMerged(new(12345678), "同一件事") { Sequence = 3, At = Opened, By = Operator },
        new TicketUnmerged("不是同一件事") { Sequence = 3, At = Opened, By = Operator },
        new MemberJoined(new(12345678)) { Sequence = 3, At = Opened, By = Operator },
        new MemberLeft(new(12345678)) { Sequence = 3, At = Opened, By = Operator },
        new MasterResolved("修好了", new(12345678)) { Sequence = 3, At = Opened, By = Staff },
        new MasterReopened { Sequence = 3, At = Opened, By = Operator },
        new TicketResolved("修好了") { Sequence = 3, At = Opened, By = Staff, Files = ["/files/d"] },
        new FollowUpAsked(FollowUpWay.Message, Opened.AddDays(2)) { Sequence = 3, At = Opened, By = Actor.System },
        new FollowUpRecorded(new(true, true, false, Satisfaction.Neutral, "还行")) { Sequence = 3, At = Opened, By = Actor.Bot },
        new TicketReopened("没修好", Open(Streetlight).Clocks) { Sequence = 3, At = Opened, By = Operator },
        new TicketClosed { Sequence = 3, At = Opened, By = Operator },
        new TicketDeclined(DeclineGround.Military, "军队事务") { Sequence = 3, At = Opened, By = Operator },
        new TicketWithdrawn("好了") { Sequence = 3, At = Opened, By = Actor.Bot },
        new ExclusionProposed("不实") { Sequence = 3, At = Opened, By = Operator },
        new ExclusionApproved("属实") { Sequence = 3, At = Opened, By = Supervisor },
        new ExclusionRejected("不属实") { Sequence = 3, At = Opened, By = Supervisor },
        new IdentityRead("核实") { Sequence = 3, At = Opened, By = Supervisor },
        new ClockWarned(2, ClockKind.FirstContact, 80) { Sequence = 3, At = Opened, By = Actor.System },
        new ClockBreached(3, ClockKind.Resolution) { Sequence = 3, At = Opened, By = Actor.System },
        new ClockEscalated(3, ClockKind.Resolution, 2, EscalationTarget.Supervisor) { Sequence = 3, At = Opened, By = Actor.System },
        new ClockMet(1, ClockKind.SignIn, TimeSpan.FromHours(26), TimeSpan.FromMinutes(90.5)) { Sequence = 3, At = Opened, By = Actor.System },
        new ClockStopped(1, ClockKind.SignIn, TimeSpan.FromHours(1), TimeSpan.Zero) { Sequence = 3, At = Opened, By = Actor.System },
        new ClockPaused(3, ClockKind.Resolution, PauseReason.Merged) { Sequence = 3, At = Opened, By = Actor.System },
        new ClockResumed(3, ClockKind.Resolution, Instants) { Sequence = 3, At = Opened, By = Actor.System },
        new ClockExtended(3, ClockKind.Resolution, 5, Instants) { Sequence = 3, At = Opened, By = Actor.System },
        new ClockRecomputed(3, ClockKind.Resolution, Instants) { Sequence = 3, At = Opened, By = Actor.System },
    ];

    [Theory]
    [MemberData(nameof(OneOfEach))]
    public void Event_ThereAndBack_IsTheSame(TicketEvent happened)
    {
        var json = JsonSerializer.Serialize(happened, TicketJson.Default.TicketEvent);
        var back = JsonSerializer.Deserialize(json, TicketJson.Default.TicketEvent).ShouldNotBeNull();
        Everything(back).ShouldBe(Everything(happened));
    }

    [Fact]
    public void OneOfEach_HasEveryDeclaredEvent() =>
        OneOfEach.Select(row => row.Data.GetType()).Distinct().ShouldBe(
            typeof(TicketEvent).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().Select(a => a.DerivedType),
            ignoreOrder: true);

    public static TheoryData<TicketStatus> Statuses { get; } = [.. Enum.GetValues<TicketStatus>()];

    private static ClockInstants Instants => new(Opened.AddDays(9), true, "2007-2026/abc", [new(50, Opened, true)], [new(1, 24, EscalationTarget.Supervisor, Opened, false)]);

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Ticket_ThereAndBack_IsTheSame(TicketStatus status)
    {
        var ticket = In(status);
        var json = JsonSerializer.Serialize(ticket, TicketJson.Default.Ticket);
        Everything(JsonSerializer.Deserialize(json, TicketJson.Default.Ticket)!).ShouldBe(Everything(ticket));
    }

    [Fact]
    public void Ticket_AsJson_IsReadableAndLean()
    {
        var json = JsonSerializer.Serialize(Open(Streetlight), TicketJson.Default.Ticket);
        json.ShouldContain("\"status\":\"Dispatched\"");
        json.ShouldContain("路灯坏了");
        json.ShouldContain($"\"number\":{Desk.NumberFor(1)},");
        json.ShouldNotContain("null");
        json.ShouldNotContain("nextStepAt");
    }

    /// <summary>Every public property, found by reflection, so that one which the generated serialiser forgot is noticed.</summary>
    private static string Everything(object value) => JsonSerializer.Serialize(value, value.GetType(), JsonSerializerOptions.Default);
}
