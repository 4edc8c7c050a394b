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

    /// <summary>A department that helps.</summary>
    public const string HelpingDepartment = "landscaping";

    public static Actor Operator { get; } = new(ActorRole.Operator, "op-1");

    public static Actor Supervisor { get; } = new(ActorRole.Supervisor, "sup-1");

    public static Actor HelpingStaff { get; } = new(ActorRole.Department, HelpingDepartment);

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

    public static TicketCommand.RecordContact Contact { get; } = new("电话", "已接通，约好明天上门");

    public static TicketCommand.Resolve Answer { get; } = new("路灯已修好。") { Contact = Contact };

    /// <summary>The ticket that others are merged into.</summary>
    public static Ticket Master { get; } = Desk.Open(Streetlight, Caller with { UserId = "+8613800002222", Phone = "+8613800002222" }, Desk.NumberFor(2), Actor.Bot, Opened).After;

    /// <summary>What becomes of it after the others have joined.</summary>
    public static TicketChange MasterResolution { get; } = Master.Change(Answer, Staff, Opened.AddMinutes(30));

    public static TicketChange MasterReopening { get; } = MasterResolution.After.Change(Of(CommandKind.Reopen), Operator, Opened.AddMinutes(35));

    /// <summary>The member after a step of its master.</summary>
    public static Ticket After(this Ticket member, TicketChange ofMaster) => Desk.OfMembers(ofMaster, [member]).ShouldHaveSingleItem().After;

    public static Ticket After(this Ticket ticket, TicketCommand command, Actor by, DateTimeOffset at) =>
        Change(ticket, command, by, at).After;

    public static TicketChange Change(this Ticket ticket, TicketCommand command, Actor by, DateTimeOffset at) =>
        Desk.Decide(ticket, command, by, at, Master).ShouldBeOfType<TicketDecision.Accepted>().Change;

    public static Refusal Refused(this Ticket ticket, TicketCommand command, Actor by, DateTimeOffset at) =>
        Desk.Decide(ticket, command, by, at, Master).ShouldBeOfType<TicketDecision.Refused>().Refusal;

    /// <summary>A ticket in each status, moved there within its first forty minutes.</summary>
    /// <param name="status">The status.</param>
    /// <param name="isHelped">With a co-handler that owes its report, where the status can have one.</param>
    public static Ticket In(TicketStatus status, bool isHelped = false) => status switch
    {
        TicketStatus.Triage => Open(Unclear),
        TicketStatus.Dispatched => isHelped ? Open(Streetlight).After(Of(CommandKind.AddCoHandler), Operator, Opened.AddMinutes(5)) : Open(Streetlight),
        TicketStatus.InProgress => In(TicketStatus.Dispatched, isHelped).After(new TicketCommand.SignIn(), Staff, Opened.AddMinutes(10)),
        TicketStatus.AwaitingResident => In(TicketStatus.InProgress, isHelped).After(Of(CommandKind.AskResident), Staff, Opened.AddMinutes(15)),
        TicketStatus.ReturnRequested => In(TicketStatus.InProgress, isHelped).After(Of(CommandKind.RequestReturn), Staff, Opened.AddMinutes(15)),
        TicketStatus.ExtensionRequested => In(TicketStatus.InProgress, isHelped).After(Of(CommandKind.RequestExtension), Staff, Opened.AddMinutes(15)),
        TicketStatus.Resolved => In(TicketStatus.InProgress).After(Answer, Staff, Opened.AddMinutes(20)),
        TicketStatus.Closed => In(TicketStatus.Resolved).After(new TicketCommand.Close(), Operator, Opened.AddMinutes(30)),
        TicketStatus.Reopened => isHelped
            ? In(TicketStatus.Reopened).After(Of(CommandKind.AddCoHandler), Operator, Opened.AddMinutes(38))
            : In(TicketStatus.Resolved).After(Of(CommandKind.Reopen), Operator, Opened.AddMinutes(35)),
        TicketStatus.Declined => In(TicketStatus.Dispatched).After(Of(CommandKind.Decline), Operator, Opened.AddMinutes(10)),
        TicketStatus.Merged => In(TicketStatus.InProgress).After(Of(CommandKind.MergeInto), Operator, Opened.AddMinutes(15)),
        TicketStatus.Withdrawn => In(TicketStatus.InProgress).After(Of(CommandKind.Withdraw), Actor.Bot, Opened.AddMinutes(15)),
    };

    /// <summary>A command of each kind, with nothing wrong in it.</summary>
    public static TicketCommand Of(CommandKind kind) => kind switch
    {
        CommandKind.Dispatch => new TicketCommand.Dispatch(Department, "路灯归它管"),
        CommandKind.Reassign => new TicketCommand.Reassign("power", "是供电的问题"),
        CommandKind.SignIn => new TicketCommand.SignIn(),
        CommandKind.RecordContact => Contact,
        CommandKind.AskResident => new TicketCommand.AskResident("请问是哪一盏路灯？"),
        CommandKind.StopWaiting => new TicketCommand.StopWaiting("现场已经找到"),
        CommandKind.RequestReturn => new TicketCommand.RequestReturn("灯杆属于小区物业", "物业管理条例", "housing"),
        CommandKind.ApproveReturn => new TicketCommand.ApproveReturn("housing", "理由成立"),
        CommandKind.RejectReturn => new TicketCommand.RejectReturn("灯杆在公共道路上"),
        CommandKind.RequestExtension => new TicketCommand.RequestExtension(3, "备件要从外地调"),
        CommandKind.ApproveExtension => new TicketCommand.ApproveExtension("同意"),
        CommandKind.RejectExtension => new TicketCommand.RejectExtension("备件有库存"),
        CommandKind.AddCoHandler => new TicketCommand.AddCoHandler(HelpingDepartment, "修剪挡住路灯的树枝"),
        CommandKind.Summon => new TicketCommand.Summon(["power", "housing"], "到现场会商"),
        CommandKind.ReportHelp => new TicketCommand.ReportHelp("树枝已经修剪"),
        CommandKind.ReleaseHelper => new TicketCommand.ReleaseHelper(HelpingDepartment, "树枝并没有挡灯"),
        CommandKind.Press => new TicketCommand.Press("请今天办结"),
        CommandKind.Urge => new TicketCommand.Urge("催一下"),
        CommandKind.AddFromResident => new TicketCommand.AddFromResident("又有一盏不亮了", ["/files/abc"]),
        CommandKind.AddNote => new TicketCommand.AddNote("备件已到"),
        CommandKind.MergeInto => new TicketCommand.MergeInto(Master.Number, "同一盏路灯"),
        CommandKind.Unmerge => new TicketCommand.Unmerge("不是同一盏"),
        CommandKind.Resolve => Answer,
        CommandKind.AskFollowUp => new TicketCommand.AskFollowUp(FollowUpWay.Message, Opened.AddDays(2)),
        CommandKind.RecordFollowUp => new TicketCommand.RecordFollowUp(new(true, true, false, Satisfaction.Dissatisfied, "还是不亮")),
        CommandKind.Reopen => new TicketCommand.Reopen("市民说还是不亮"),
        CommandKind.Close => new TicketCommand.Close(),
        CommandKind.Decline => new TicketCommand.Decline(DeclineGround.InLegalProcedure, "法院正在审理"),
        CommandKind.Withdraw => new TicketCommand.Withdraw("已经好了"),
        CommandKind.ProposeExclusion => new TicketCommand.ProposeExclusion("市民描述与事实不符"),
        CommandKind.ApproveExclusion => new TicketCommand.ApproveExclusion("属实"),
        CommandKind.RejectExclusion => new TicketCommand.RejectExclusion("证据不足"),
        CommandKind.ReadIdentity => new TicketCommand.ReadIdentity("核实举报人是否遭到报复"),
    };

    /// <summary>Somebody who may give the command on a ticket of <see cref="Department"/>.</summary>
    public static Actor AllowedTo(CommandKind kind) => kind switch
    {
        CommandKind.SignIn or CommandKind.RecordContact or CommandKind.AskResident or CommandKind.StopWaiting or CommandKind.RequestReturn
            or CommandKind.RequestExtension or CommandKind.Summon or CommandKind.Resolve => Staff,
        CommandKind.ReportHelp => HelpingStaff,
        CommandKind.Dispatch or CommandKind.Reassign or CommandKind.AddCoHandler or CommandKind.ReleaseHelper or CommandKind.AddNote
            or CommandKind.MergeInto or CommandKind.Unmerge or CommandKind.Reopen or CommandKind.Close or CommandKind.Decline
            or CommandKind.ProposeExclusion => Operator,
        CommandKind.ApproveReturn or CommandKind.RejectReturn or CommandKind.ApproveExtension or CommandKind.RejectExtension or CommandKind.Press
            or CommandKind.ApproveExclusion or CommandKind.RejectExclusion or CommandKind.ReadIdentity => Supervisor,
        CommandKind.AddFromResident or CommandKind.Urge or CommandKind.RecordFollowUp or CommandKind.Withdraw => Actor.Bot,
        CommandKind.AskFollowUp => Actor.System,
    };
}
