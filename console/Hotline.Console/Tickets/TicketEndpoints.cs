using System.Globalization;
using Hotline.Bot.Tickets;
using Hotline.Channels;
using Hotline.Console.Access;
using Hotline.Console.Layout;
using Hotline.Console.Live;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Tickets;

/// <summary>Lists of tickets, and a page a ticket with what its status allows.</summary>
internal sealed class TicketEndpoints(TicketPages pages, ITicketCommands commands, ContactLook look, IAttachmentStore files, Audit audit)
{
    private const string Root = "/tickets";
    private const string One = "/tickets/{number:long}";
    private const int MostFiles = 9;
    private const int MostSigned = 100;

    /// <summary>Of all files of a form together, in bytes: nine photos as telephones take them. Each has its own limit in the store.</summary>
    private const long MostUploaded = 100 * 1024 * 1024;

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet(Root, ListAsync).Require(Right.WorkTickets, Right.ReadAllTickets);
        console.MapGet(Root + "/live", (HttpContext context, [AsParameters] TicketListQuery query) => LiveList(context, query))
            .Require(Right.WorkTickets, Right.ReadAllTickets);
        console.MapPost(Root + "/sign", SignManyAsync).Require(Right.WorkTickets);
        console.MapGet(One, (HttpContext context, long number) => ShowAsync(context, new(number))).Require(Right.WorkTickets, Right.ReadAllTickets);
        console.MapGet(One + "/live", (HttpContext context, long number) => LiveOne(context, new(number))).Require(Right.WorkTickets, Right.ReadAllTickets);
        console.MapPost(One + "/reveal", RevealAsync).Require(Right.RevealContacts);
        console.MapPost(One + "/{action}", ActAsync).Require(Right.WorkTickets, Right.ReadAllTickets).TakesUpTo(MostUploaded);
    }

    private async Task<IResult> ListAsync(HttpContext context, [AsParameters] TicketListQuery query, string? q, int? signed)
    {
        if (long.TryParse(q?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return context.SeeOther($"/console/tickets/{number}");
        var model = await pages.ListAsync(context.Person()!, query, context.RequestAborted);
        if (signed is > 0)
            model = model with { Notice = T("Tickets_Signed", signed) };
        return context.Page(T("Tickets_Title"), Fragment.Of<TicketListPage>(model), "/console/tickets/live" + context.Request.QueryString);
    }

    private IResult LiveList(HttpContext context, TicketListQuery query)
    {
        var person = context.Person()!;
        var own = TicketScope.OnlyDepartment(person);
        return LivePage.Stream(context, new() { Tickets = own is null, Department = own }, async ct =>
            [new("tickets", Fragment.Of<TicketRows>(await pages.ListAsync(person, query, ct)))]);
    }

    private IResult LiveOne(HttpContext context, TicketNumber number)
        => LivePage.Stream(context, new() { Ticket = number.Value }, async ct => await pages.FindAsync(context.Person()!, number, isRevealed: false, ct) is { } model
            ?
            [
                new("ticket-head", Fragment.Of<TicketHead>(model)),
                new("ticket-main", Fragment.Of<TicketMain>(model)),
                new("ticket-history", Fragment.Of<TicketHistory>(model)),
                new("ticket-clocks", Fragment.Of<TicketClocks>(model)),
                new("ticket-actions", Fragment.Of<TicketActionForms>(model)),
            ]
            : null);

    private async Task<IResult> SignManyAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (person, signed) = (context.Person()!, 0);
        foreach (var text in form["number"].OfType<string>().Take(MostSigned))
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                continue;
            var result = await commands.ExecuteAsync(new(number), null, new TicketCommand.SignIn(), TicketScope.ActorOf(person)!, cancellationToken);
            if (result is TicketCommandResult.Done)
            {
                signed++;
                await audit.WriteAsync(person.AccountId, "ticket.sign-in", text);
            }
        }

        return context.SeeOther(string.Create(CultureInfo.InvariantCulture, $"/console/tickets?signed={signed}"));
    }

    private async Task<IResult> ActAsync(HttpContext context, long number, string action)
    {
        var person = context.Person()!;
        var ticket = new TicketNumber(number);
        if (TicketScope.ActorOf(person) is not { } actor)
            return Refusals.Forbidden(context);
        if (TicketActions.All.FirstOrDefault(a => a.Name == action) is not { } wanted
            || await pages.FindAsync(person, ticket, isRevealed: false, context.RequestAborted) is null)
            return Refusals.NotFound(context);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (stored, refusedFile) = wanted.TakesFiles ? await StoreAsync(form, context.RequestAborted) : ([], null);
        if (refusedFile is not null || wanted.Build(new(form, stored)) is not { } command)
            return await ShowAsync(context, ticket, action, refusedFile ?? T("Action_Incomplete"), form);
        command = command with { IdempotencyKey = KeyOf(person, form, action) };
        var result = await commands.ExecuteAsync(ticket, VersionOf(form), command, actor, context.RequestAborted);
        if (result is TicketCommandResult.Done)
        {
            await audit.WriteAsync(person.AccountId, "ticket." + action, ticket.ToString());
            return context.SeeOther($"/console/tickets/{ticket}");
        }

        return await ShowAsync(context, ticket, action, Say(result), form);
    }

    private async Task<IResult> RevealAsync(HttpContext context, long number)
    {
        var (person, ticket) = (context.Person()!, new TicketNumber(number));
        if (await pages.FindAsync(person, ticket, isRevealed: false, context.RequestAborted) is not { MayReveal: true } model)
            return Refusals.NotFound(context);
        if (!await look.RecordAsync(person, ticket, model.IsProtected, context.RequestAborted))
            return Refusals.Forbidden(context);
        return await ShowAsync(context, ticket, isRevealed: true);
    }

    private async Task<IResult> ShowAsync(
        HttpContext context, TicketNumber number, string? action = null, string? error = null, IFormCollection? form = null, bool isRevealed = false)
    {
        if (await pages.FindAsync(context.Person()!, number, isRevealed, context.RequestAborted) is not { } model)
            return Refusals.NotFound(context);
        if (error is not null)
            model = model with { OpenAction = action, Error = error, Typed = form!.Where(f => f.Key[0] != '_').ToDictionary(f => f.Key, f => f.Value.ToString()) };
        return context.Page(
            $"{T("Ticket_Title", number)} · {TicketTexts.Of(model.Ticket.Status, Language)}", Fragment.Of<TicketPage>(model), $"/console/tickets/{number}/live",
            error is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    /// <summary>Stores the files that came with a form; what the store does not take is said to whoever sent it.</summary>
    private async Task<(IReadOnlyList<string> Paths, string? Refused)> StoreAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        var paths = new List<string>();
        if (form.Files.Count > MostFiles)
            return (paths, T("Files_TooMany", MostFiles));
        foreach (var file in form.Files.Where(f => f.Length > 0))
        {
            try
            {
                await using var content = file.OpenReadStream();
                paths.Add((await files.SaveAsync(content, file.FileName, cancellationToken)).Path);
            }
            catch (AttachmentRefusedException)
            {
                return (paths, T("Files_Refused"));
            }
        }

        return (paths, null);
    }

    /// <summary>Why a command was not carried out.</summary>
    internal static string Say(TicketCommandResult result) => result switch
    {
        TicketCommandResult.Refused refused => TicketTexts.Of(refused.Refusal, Language),
        TicketCommandResult.Stale => T("Ticket_Stale"),
        _ => T("NotFound_Text"),
    };

    /// <summary>The same form of the same page sent again is the same command.</summary>
    private static string? KeyOf(Person person, IFormCollection form, string action)
        => VersionOf(form) is { } version ? string.Create(CultureInfo.InvariantCulture, $"{person.AccountId[..8]}-{action}-{version}") : null;

    private static long? VersionOf(IFormCollection form)
        => long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
