using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.SampleCity;

namespace Hotline.Ticketing.Tests.Tickets;

/// <summary>Tickets to try commands on.</summary>
internal static class Samples
{
    public const string Department = "city-management";

    /// <summary>A Monday morning without holidays near.</summary>
    public static DateTimeOffset Opened { get; } = At(2026, 3, 9, 10);

    public static Actor Staff { get; } = new(ActorRole.Department, Department);

    public static Actor Operator { get; } = new(ActorRole.Operator, "op-1");

    public static Resident Caller { get; } = new() { ChannelId = "sms", UserId = "+8613800001111", Phone = "+8613800001111" };

    public static Matter Streetlight { get; } = new()
    {
        Description = "我们小区门口的路灯坏了三天了",
        Kind = TicketKind.Complaint,
        Category = "cityscape.streetlight",
        CategoryConfidence = 0.9,
        Place = new() { District = "110105", Street = "110105026", Community = "花家地北里社区" },
    };

    public static Matter Unclear { get; } = new() { Description = "这事没人管", Kind = TicketKind.Help };

    public static Ticket Open(Matter matter, DateTimeOffset? at = null) =>
        Desk.Open(matter, Caller, Desk.NumberFor(1), Actor.Bot, at ?? Opened).After;

    public static Ticket After(this Ticket ticket, TicketCommand command, Actor by, DateTimeOffset at) =>
        Desk.Decide(ticket, command, by, at).ShouldBeOfType<TicketDecision.Accepted>().Change.After;

    public static Refusal Refused(this Ticket ticket, TicketCommand command, Actor by, DateTimeOffset at) =>
        Desk.Decide(ticket, command, by, at).ShouldBeOfType<TicketDecision.Refused>().Refusal;

    /// <summary>A ticket in each status, moved there within its first hour.</summary>
    public static Ticket In(TicketStatus status) => status switch
    {
        TicketStatus.Triage => Open(Unclear),
        TicketStatus.Dispatched => Open(Streetlight),
        TicketStatus.InProgress => In(TicketStatus.Dispatched).After(new TicketCommand.SignIn(), Staff, Opened.AddMinutes(10)),
        TicketStatus.Resolved => In(TicketStatus.InProgress).After(new TicketCommand.Resolve("路灯已修好。"), Staff, Opened.AddMinutes(20)),
        TicketStatus.Closed => In(TicketStatus.Resolved).After(new TicketCommand.Close(), Operator, Opened.AddMinutes(30)),
        TicketStatus.Declined => In(TicketStatus.Dispatched).After(new TicketCommand.Decline("法院正在审理"), Operator, Opened.AddMinutes(10)),
    };

    /// <summary>A command of each kind, with nothing wrong in it.</summary>
    public static TicketCommand Of(CommandKind kind) => kind switch
    {
        CommandKind.Dispatch => new TicketCommand.Dispatch(Department, "路灯归它管"),
        CommandKind.SignIn => new TicketCommand.SignIn(),
        CommandKind.RecordContact => new TicketCommand.RecordContact("电话", "已接通，约好明天上门"),
        CommandKind.AddNote => new TicketCommand.AddNote("备件已到"),
        CommandKind.AddFromResident => new TicketCommand.AddFromResident("又有一盏不亮了", ["/files/abc"]),
        CommandKind.Urge => new TicketCommand.Urge("催一下"),
        CommandKind.Resolve => new TicketCommand.Resolve("路灯已修好。"),
        CommandKind.Close => new TicketCommand.Close(),
        CommandKind.Decline => new TicketCommand.Decline("法院正在审理"),
    };

    /// <summary>Somebody who may give the command on a ticket of <see cref="Department"/>.</summary>
    public static Actor AllowedTo(CommandKind kind) => kind switch
    {
        CommandKind.SignIn or CommandKind.RecordContact or CommandKind.Resolve => Staff,
        CommandKind.Dispatch or CommandKind.AddNote or CommandKind.Close or CommandKind.Decline => Operator,
        CommandKind.AddFromResident or CommandKind.Urge => Actor.Bot,
    };
}
