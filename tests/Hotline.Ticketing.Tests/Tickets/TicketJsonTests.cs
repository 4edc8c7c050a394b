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
        new TicketSignedFor { Sequence = 3, At = Opened, By = Staff },
        new ResidentContacted("电话", "已接通") { Sequence = 3, At = Opened, By = Staff },
        new TicketNoted("备件已到") { Sequence = 3, At = Opened, By = Staff },
        new ResidentAdded("又坏了", ["/files/a", "/files/b"]) { Sequence = 3, At = Opened, By = Actor.Bot },
        new TicketUrged("催") { Sequence = 3, At = Opened, By = Actor.Bot, NthThatDay = 2 },
        new TicketResolved("修好了") { Sequence = 3, At = Opened, By = Staff },
        new TicketClosed { Sequence = 3, At = Opened, By = Operator },
        new TicketDeclined("Military") { Sequence = 3, At = Opened, By = Operator },
        new ClockWarned(ClockKind.FirstContact, 80) { Sequence = 3, At = Opened, By = Actor.System },
        new ClockBreached(ClockKind.Resolution) { Sequence = 3, At = Opened, By = Actor.System },
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

    [Theory]
    [InlineData(TicketStatus.Triage)]
    [InlineData(TicketStatus.Dispatched)]
    [InlineData(TicketStatus.InProgress)]
    [InlineData(TicketStatus.Resolved)]
    [InlineData(TicketStatus.Closed)]
    [InlineData(TicketStatus.Declined)]
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
