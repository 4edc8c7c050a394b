using System.Globalization;
using System.Text.Json;
using Hotline.Bot.Handoff;
using Hotline.Bot.Tickets;
using Hotline.Channels;
using Hotline.Console.Access;
using Hotline.Console.Desk.Calls;
using Hotline.Console.Layout;
using Hotline.Console.Live;
using Hotline.Console.Tickets;
using Hotline.Ticketing.Tickets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Desk.FollowUps;

/// <summary>
/// 回访: residents whom operators call about their resolved tickets, and the answers (of calls and of messages) that propose 重办. What is
/// recorded goes through the same commands as what residents answer the bot.
/// </summary>
internal sealed class FollowUpEndpoints(ITicketReader tickets, ITicketCommands commands, FollowUpPages pages, ContactLook look, CallDesk calls, Audit audit)
{
    private const string Root = "/desk/follow-ups";
    private const string One = Root + "/{number:long}";

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet(Root, (HttpContext context, string? done) => ShowAsync(context, Done(done))).Require(Right.Operate);
        console.MapGet(Root + "/live", Live).Require(Right.Operate);
        console.MapPost(One + "/ring", RingAsync).Require(Right.Operate);
        console.MapPost(One + "/reveal", RevealAsync).Require(Right.RevealContacts);
        console.MapPost(One + "/record", RecordAsync).Require(Right.Operate);
        console.MapPost(One + "/in-vain", (HttpContext context, long number) => DoAsync(
            context, number, "in-vain", _ => new TicketCommand.AskFollowUp(FollowUpWay.Call, CallAfter: null) { IsCalledInVain = true })).Require(Right.Operate);
        console.MapPost(One + "/unreached", (HttpContext context, long number) => DoAsync(
            context, number, "unreached", _ => new TicketCommand.RecordFollowUp(new(IsReached: false)))).Require(Right.Operate);
        console.MapPost(One + "/reopen", (HttpContext context, long number) => DoAsync(
            context, number, "reopen", form => new TicketCommand.Reopen(form.Text("why")))).Require(Right.Operate);
    }

    private async Task<IResult> ShowAsync(
        HttpContext context, string? notice, TicketNumber? open = null, string? error = null, IFormCollection? form = null, bool isRevealed = false)
    {
        var model = await pages.LoadAsync(context.Person()!, isRevealed ? open : null, context.RequestAborted) with { Notice = notice, Open = open?.Value, Error = error };
        if (form is not null)
            model = model with { Typed = form.Where(f => f.Key[0] != '_').ToDictionary(f => f.Key, f => f.Value.ToString()) };
        return context.Page(
            T("FollowUps_Title"), Fragment.Of<FollowUpPage>(model), "/console" + Root + "/live", error is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private IResult Live(HttpContext context, CancellationToken _)
    {
        var person = context.Person()!;
        return LivePage.Stream(context, new() { Tickets = true }, async ct => [new("follow-ups", Fragment.Of<FollowUpList>(await pages.LoadAsync(person, null, ct)))]);
    }

    private async Task<IResult> RingAsync(HttpContext context, long number)
    {
        var person = context.Person()!;
        if (await OwedAsync(number, context.RequestAborted) is not { Resident: { Phone: { } phone, ConversationReference: { } json } }
            || JsonSerializer.Deserialize(json, ActivityJson.Default.ConversationReference) is not { } reference)
            return Refusals.NotFound(context);
        var result = await calls.CallBackAsync(reference, phone, person.AccountId, context.RequestAborted);
        if (result is DeskResult.Refused refused)
            return await ShowAsync(context, null, new(number), T("Desk_" + refused.Reason));
        await audit.WriteAsync(person.AccountId, "followUp.rung", number.ToString(CultureInfo.InvariantCulture));
        return await ShowAsync(context, T("CallBacks_Ringing"), new(number));
    }

    private async Task<IResult> RevealAsync(HttpContext context, long number)
    {
        var person = context.Person()!;
        if (!person.Has(Right.Operate) || await OwedAsync(number, context.RequestAborted) is not { } ticket || !ReporterIdentity.MaySee(TicketScope.ActorOf(person)!, ticket))
            return Refusals.NotFound(context);
        return await look.RecordAsync(person, ticket.Number, ReporterIdentity.IsProtected(ticket), context.RequestAborted)
            ? await ShowAsync(context, null, ticket.Number, isRevealed: true)
            : Refusals.Forbidden(context);
    }

    private Task<IResult> RecordAsync(HttpContext context, long number) => DoAsync(context, number, "recorded", Answers, async (person, ticket) =>
    {
        // Solved, and nobody the worse for it: there is nothing left to do.
        if (ticket.FollowUp is not { IsSolved: true, ProposesReopening: false })
            return ticket.FollowUp!.ProposesReopening ? "proposed" : "recorded";
        return await commands.ExecuteAsync(ticket.Number, ticket.Version, new TicketCommand.Close(), TicketScope.ActorOf(person)!, context.RequestAborted) is TicketCommandResult.Done
            ? "closed"
            : "recorded";
    });

    /// <summary>Carries out what a form of the page asks for, or shows the page with the form as it was and why not.</summary>
    private async Task<IResult> DoAsync(
        HttpContext context, long number, string what, Func<ActionForm, TicketCommand?> build, Func<Person, Ticket, Task<string>>? then = null)
    {
        var person = context.Person()!;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (await tickets.FindAsync(new(number), context.RequestAborted) is not { } seen)
            return Refusals.NotFound(context);
        // A version is asked for: an answer must not be recorded of a round that the operator has not seen.
        if (build(new(form, [])) is not { } command || !long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return await ShowAsync(context, null, new(number), T("Action_Incomplete"), form);
        command = command with { IdempotencyKey = string.Create(CultureInfo.InvariantCulture, $"{person.AccountId[..8]}-{what}-{number}-{version}") };
        // What the caller of a merged ticket wants to be done again is its master's work.
        var isOfMaster = command is TicketCommand.Reopen && seen.Master is not null;
        var result = isOfMaster && seen.Version != version
            ? new TicketCommandResult.Stale(seen.Version)
            : await commands.ExecuteAsync(isOfMaster ? seen.Master!.Value : seen.Number, isOfMaster ? null : version, command, TicketScope.ActorOf(person)!, context.RequestAborted);
        if (result is not TicketCommandResult.Done { Ticket: var ticket })
            return await ShowAsync(context, null, new(number), TicketEndpoints.Say(result), form);
        await audit.WriteAsync(person.AccountId, "followUp." + what, number.ToString(CultureInfo.InvariantCulture));
        return context.SeeOther("/console" + Root + "?done=" + (then is null ? what : await then(person, ticket)));
    }

    private async Task<Ticket?> OwedAsync(long number, CancellationToken cancellationToken)
        => await tickets.FindAsync(new(number), cancellationToken) is { OwedFollowUp.Stage: FollowUpStage.ToBeCalled or FollowUpStage.ToBeDecided } ticket ? ticket : null;

    private static TicketCommand.RecordFollowUp? Answers(ActionForm form) => YesOrNo(form.Text("solved")) is { } isSolved
        ? new(new(IsReached: true, YesOrNo(form.Text("contacted")), isSolved, form.One<Satisfaction>("satisfaction"), form.Optional("words")))
        : null;

    private static bool? YesOrNo(string text) => text switch
    {
        "yes" => true,
        "no" => false,
        _ => null,
    };

    private static string? Done(string? what) => what is "recorded" or "proposed" or "closed" or "in-vain" or "unreached" or "reopen" ? T("FollowUps_Done_" + what) : null;
}
