using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tickets.TicketCommand;

namespace Hotline.Console.Tickets;

/// <summary>Every action on a ticket. What is allowed to whom and when, the ticket desk says; here stands only how it is asked for.</summary>
internal static class TicketActions
{
    private const string Some = "-";

    private static readonly ActionField Why = new("why", FieldKind.Line);
    private static readonly ActionField Department = new("department", FieldKind.Department);
    private static readonly ActionField Files = new("files", FieldKind.Files, IsRequired: false);

    public static IReadOnlyList<TicketAction> All { get; } =
    [
        new("sign-in", "s", [], new SignIn(), _ => new SignIn()),
        new("contact", "c", [new("way", FieldKind.Way), new("result", FieldKind.Text), new("unreached", FieldKind.Check, IsRequired: false)],
            new RecordContact(Some, Some), f => new RecordContact(f.Text("way"), f.Text("result")) { IsReached = !f.Check("unreached") }),
        new("answer", "a", [new("answer", FieldKind.Text), new("told", FieldKind.Check, IsRequired: false), Files], new Resolve(Some), Answer),
        new("report", "a", [new("text", FieldKind.Text), Files], new ReportHelp(Some), f => new ReportHelp(f.Text("text")) { Files = f.Files }),
        new("note", "m", [new("text", FieldKind.Text)], new AddNote(Some), f => new AddNote(f.Text("text"))),
        new("ask", null, [new("question", FieldKind.Text)], new AskResident(Some), f => new AskResident(f.Text("question"))),
        new("go-on", null, [Why], new StopWaiting(Some), f => new StopWaiting(f.Text("why"))),
        new("return", null, [new("reason", FieldKind.Text), new("ground", FieldKind.Line), new("suggested", FieldKind.Department, IsRequired: false)],
            new RequestReturn(Some, Some), f => new RequestReturn(f.Text("reason"), f.Text("ground"), f.Optional("suggested"))),
        new("extend", null, [new("days", FieldKind.Number), new("reason", FieldKind.Text)],
            new RequestExtension(1, Some), f => new RequestExtension(f.Number("days"), f.Text("reason"))),
        new("summon", null, [new("departments", FieldKind.Departments), new("task", FieldKind.Text)],
            new Summon([Some], Some), f => new Summon(f.Many("departments"), f.Text("task"))),
        new("dispatch", "d", [Department, Why], new Dispatch(Some, Some), f => new Dispatch(f.Text("department"), f.Text("why"))),
        new("approve-return", null, [Department, Why], new ApproveReturn(Some, Some), f => new ApproveReturn(f.Text("department"), f.Text("why"))),
        new("reject-return", null, [Why], new RejectReturn(Some), f => new RejectReturn(f.Text("why"))),
        new("approve-extension", null, [Why], new ApproveExtension(Some), f => new ApproveExtension(f.Text("why"))),
        new("reject-extension", null, [Why], new RejectExtension(Some), f => new RejectExtension(f.Text("why"))),
        new("press", "p", [new("words", FieldKind.Text)], new Press(Some), f => new Press(f.Text("words"))),
        new("urge", "u", [new("words", FieldKind.Text, IsRequired: false)], new Urge(null), f => new Urge(f.Optional("words"))),
        new("add", null, [new("text", FieldKind.Text), Files], new AddFromResident(Some, []), f => new AddFromResident(f.Text("text"), f.Files)),
        new("follow-up", "f",
            [
                new("satisfaction", FieldKind.Satisfaction), new("solved", FieldKind.Check, IsRequired: false),
                new("contacted", FieldKind.Check, IsRequired: false), new("words", FieldKind.Text, IsRequired: false),
            ],
            new RecordFollowUp(new(IsReached: false)), FollowUp),
        new("reassign", null, [Department, Why], new Reassign(Some, Some), f => new Reassign(f.Text("department"), f.Text("why"))),
        new("co-handle", null, [Department, new("task", FieldKind.Text)], new AddCoHandler(Some, Some), f => new AddCoHandler(f.Text("department"), f.Text("task"))),
        new("release", null, [Department, Why], new ReleaseHelper(Some, Some), f => new ReleaseHelper(f.Text("department"), f.Text("why"))),
        new("merge", null, [new("master", FieldKind.Line), Why], new MergeInto(default, Some), f => f.Ticket("master") is { } m ? new MergeInto(m, f.Text("why")) : null),
        new("unmerge", null, [Why], new Unmerge(Some), f => new Unmerge(f.Text("why"))),
        new("reopen", null, [Why], new Reopen(Some), f => new Reopen(f.Text("why"))),
        new("close", null, [], new Close(), _ => new Close()),
        new("withdraw", null, [new("words", FieldKind.Text, IsRequired: false)], new Withdraw(null), f => new Withdraw(f.Optional("words"))),
        new("decline", null, [new("ground", FieldKind.Ground), new("why", FieldKind.Text)], new Decline(default, Some),
            f => f.One<DeclineGround>("ground") is { } ground ? new Decline(ground, f.Text("why")) : null),
        new("exclude", null, [new("reason", FieldKind.Text)], new ProposeExclusion(Some), f => new ProposeExclusion(f.Text("reason"))),
        new("approve-exclusion", null, [Why], new ApproveExclusion(Some), f => new ApproveExclusion(f.Text("why"))),
        new("reject-exclusion", null, [Why], new RejectExclusion(Some), f => new RejectExclusion(f.Text("why"))),
    ];

    /// <summary>True where the desk would refuse it whatever is written in the form: then it is not offered.</summary>
    public static bool IsOutOfQuestion(Refusal refusal) => refusal is Refusal.NotInThisStatus or Refusal.NotSentYet or Refusal.RequestPending
        or Refusal.WaitsForResident or Refusal.AlreadyFinished or Refusal.IsMerged or Refusal.NothingToDecide or Refusal.NotAllowedToThisActor
        or Refusal.OwesNoReport or Refusal.AskedOftenEnough or Refusal.ExtendedOftenEnough or Refusal.UrgedOftenEnoughToday;

    private static Resolve Answer(ActionForm form) => new(form.Text("answer"))
    {
        Files = form.Files,
        Contact = form.Check("told") ? new RecordContact(Wording.Words.T("Way_Phone"), Wording.Words.T("Action_answer_ToldResult")) : null,
    };

    private static RecordFollowUp? FollowUp(ActionForm form) => form.One<Satisfaction>("satisfaction") is { } satisfaction
        ? new(new(IsReached: true, form.Check("contacted"), form.Check("solved"), satisfaction, form.Optional("words")))
        : null;
}
