using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Api.Tickets;

/// <summary>What a department does to a ticket: one address for each command, all alike.</summary>
internal static class CommandEndpoints
{
    public static void MapCommands(this RouteGroupBuilder tickets)
    {
        var group = tickets.MapGroup("{number:long}").WithTags("commands");
        group.Command("sign-in", "签收: sign for the ticket.", () => new TicketCommand.SignIn());
        group.Command<ContactBody>("contacts", "Record a contact with the resident, or the attempt.", b => b.ToCommand());
        group.Command<NoteBody>("notes", "Add a note for colleagues.", b => new TicketCommand.AddNote(b.Text));
        group.Command<QuestionBody>("questions", "待补充: ask the resident for something; the resolution clock pauses.", b => new TicketCommand.AskResident(b.Question));
        group.Command<WhyBody>("stop-waiting", "Go on without the resident's answer.", b => new TicketCommand.StopWaiting(b.Why));
        group.Command<ReturnBody>("return", "退单: ask to give the ticket back; a supervisor decides.", b => new TicketCommand.RequestReturn(b.Reason, b.Ground, b.Suggested));
        group.Command<TransferBody>("transfer", "Ask to hand the ticket to another department; a supervisor decides.",
            b => new TicketCommand.RequestReturn(b.Reason, b.Ground, b.Department));
        group.Command<ExtensionBody>("extension", "延期: ask for more time, before the deadline; a supervisor decides.",
            b => new TicketCommand.RequestExtension(b.Days, b.Reason));
        group.Command<SummonBody>("summons", "吹哨: summon other departments.", b => new TicketCommand.Summon(b.Departments, b.Task));
        group.Command<HelpReportBody>("help-reports", "Report, as a department that helps, what was done.",
            b => new TicketCommand.ReportHelp(b.Text) { Files = b.Files ?? [] }, b => b.Files);
        group.Command<AnswerBody>("answer", "办结: answer and resolve the ticket.", b => b.ToCommand(), b => b.Files);
        group.Command<DeclineBody>("decline", "不予受理: do not take the matter, on a ground.", b => new TicketCommand.Decline(b.Ground, b.Text));
        group.Command<WhyBody>("exclusion", "剔除: propose that the figures leave the ticket out; a supervisor decides.", b => new TicketCommand.ProposeExclusion(b.Why));
    }

    private static void Command(this RouteGroupBuilder group, string path, string summary, Func<TicketCommand> command)
        => Describe(group.MapPost(path, (long number, HttpContext context, CommandRunner runner) => runner.RunAsync(number, command(), [], context)), summary);

    private static void Command<TBody>(
        this RouteGroupBuilder group, string path, string summary, Func<TBody, TicketCommand> command, Func<TBody, IReadOnlyList<string>?>? files = null)
        where TBody : class
        => Describe(group.MapPost(path, async (long number, HttpContext context, CommandRunner runner) =>
        {
            var (body, problem) = await Bodies.ReadAsync<TBody>(context);
            return problem ?? await runner.RunAsync(number, command(body!), files?.Invoke(body!) ?? [], context);
        }).Accepts<TBody>("application/json"), summary).Refuses(413, 415);

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, string summary) => endpoint
        .WithSummary(summary)
        .WithMetadata(ConditionalHeaders.Instance)
        .Produces<TicketView>()
        .Refuses(400, 404, 409, 412, 422, 428);
}

/// <summary>Marks endpoints that take <c>If-Match</c> and <c>Idempotency-Key</c>, for the interface's document.</summary>
internal sealed class ConditionalHeaders
{
    public static ConditionalHeaders Instance { get; } = new();
}
