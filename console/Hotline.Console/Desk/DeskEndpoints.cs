using Hotline.Bot.Handoff;
using Hotline.Channels;
using Hotline.Console.Access;
using Hotline.Console.Desk.Calls;
using Hotline.Console.Desk.Offers;
using Hotline.Console.Layout;
using Hotline.Console.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Desk;

/// <summary>The operators' desk: queue, conversation, and what operators do with it.</summary>
internal sealed class DeskEndpoints(
    DeskQuery query, SharedQueue queue, IOperatorDesk desk, DeskForms forms, CallDesk calls, SharedOffers offers, Presence presence, Audit audit,
    DeskTicketForm ticketForm, SentForms sent, IConversationSigns signs, IOptions<ConsoleOptions> options, TimeProvider time)
{
    private const string Root = "/desk";
    private const string One = "/desk/{channel}/{id}";

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet(Root, (HttpContext context, CancellationToken _) => ShowAsync(context, null)).Require(Right.Operate);
        console.MapGet(Root + "/live", (HttpContext context, CancellationToken _) => Live(context, null)).Require(Right.Operate);
        console.MapPost(Root + "/presence", PresenceAsync).Require(Right.Operate);
        console.MapGet(One, (HttpContext context, string channel, string id) => ShowAsync(context, DeskPath.Parse(channel, id), isOne: true)).Require(Right.Operate);
        console.MapGet(One + "/live", (HttpContext context, string channel, string id) => Live(context, DeskPath.Parse(channel, id))).Require(Right.Operate);
        console.MapPost(One + "/decline", DeclineAsync).Require(Right.Operate);
        MapAction(console, "claim", async (key, form, by, ct) => await WorkedAsync(key.ChannelId == ChannelIds.Phone ? await calls.TakeAsync(key, by, ct) : await desk.ClaimAsync(key, by, ct), by));
        MapAction(console, "reply", async (key, form, by, ct) => await desk.ReplyAsync(key, Text(form), by, ct));
        MapAction(console, "note", async (key, form, by, ct) => await desk.NoteAsync(key, Text(form), by, ct));
        MapAction(console, "back", (key, form, by, ct) => FinishAsync(key, DeskOutcome.BackToBot, form, by, ct));
        MapAction(console, "finish", (key, form, by, ct) => FinishAsync(key, DeskOutcome.WrappedUp, form, by, ct));
        MapAction(console, "hold", async (key, form, by, ct) => await CallAsync(key, T("Call_Held"), by, () => calls.HoldAsync(key, isHeld: true, by, CancellationToken.None), ct));
        MapAction(console, "resume", async (key, form, by, ct) => await CallAsync(key, T("Call_Resumed"), by, () => calls.HoldAsync(key, isHeld: false, by, CancellationToken.None), ct));
        MapAction(console, "add", AddAsync);
        MapAction(console, "call-back", CallBackAsync);
        MapAction(console, "transfer", async (key, form, by, ct) =>
            await forms.TransferOfAsync(form, ct) is { } to ? await WorkedAsync(await desk.TransferAsync(key, to, by, ct), by) : null);
        console.MapPost(One + "/writing", WritingAsync).Require(Right.Operate);
        console.MapPost(One + "/ticket", OpenTicketAsync).Require(Right.Operate);
        console.MapPost(One + "/reveal", RevealAsync).Require(Right.RevealContacts);
    }

    /// <summary>An action of the desk; null where its form is incomplete.</summary>
    private void MapAction(
        RouteGroupBuilder console, string name, Func<ConversationKey, IFormCollection, DeskOperator, CancellationToken, Task<DeskResult?>> act)
        => console.MapPost($"{One}/{name}", async (HttpContext context, string channel, string id) =>
        {
            if (DeskPath.Parse(channel, id) is not { } key)
                return Refusals.NotFound(context);
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var person = context.Person()!;
            var result = await act(key, form, By(person) with { Request = SentForms.MarkOf(person, key, name, form) }, context.RequestAborted);
            if (result is DeskResult.Done)
                return context.SeeOther(name is "back" or "finish" or "transfer" ? "/console/desk" : DeskPath.Of(key));
            var error = result is DeskResult.Refused refused ? T("Desk_" + refused.Reason) : T("Desk_Incomplete_" + name);
            return await ShowAsync(context, key, isOne: true, error, name == "reply" ? form["text"].ToString() : "");
        }).Require(Right.Operate);

    private static string Text(IFormCollection form) => form["text"].ToString().ReplaceLineEndings("\n");

    private async Task<DeskResult?> FinishAsync(
        ConversationKey key, DeskOutcome outcome, IFormCollection form, DeskOperator by, CancellationToken cancellationToken)
        => DeskForms.WrapUpOf(form) is { } wrapUp ? await WorkedAsync(await desk.FinishAsync(key, outcome, wrapUp, by, cancellationToken), by) : null;

    /// <summary>What is done to a call is done once for a form that comes twice, and stands in the call's record.</summary>
    private Task<DeskResult> CallAsync(ConversationKey key, string note, DeskOperator by, Func<Task<DeskResult>> act, CancellationToken cancellationToken)
        => sent.OnceAsync(
            by.Request,
            async () => await act() is DeskResult.Refused refused ? refused : await desk.NoteAsync(key, note, by with { Request = null }, CancellationToken.None),
            cancellationToken);

    private async Task<DeskResult?> AddAsync(ConversationKey key, IFormCollection form, DeskOperator by, CancellationToken cancellationToken)
    {
        var number = form["number"].ToString();
        return CallDesk.ThirdParties.Contains(number)
            ? await CallAsync(key, T("Call_Added", number), by, () => calls.AddAsync(key, number, by, CancellationToken.None), cancellationToken)
            : null;
    }

    private async Task<DeskResult?> CallBackAsync(ConversationKey key, IFormCollection form, DeskOperator by, CancellationToken cancellationToken)
        => await query.CallerAsync(key, cancellationToken) is { } caller
            ? await CallAsync(key, T("Call_Back"), by, () => calls.CallBackAsync(caller, caller.User.Id, by.AccountId, CancellationToken.None), cancellationToken)
            : null;

    /// <summary>Whoever got or ended a conversation comes last when the next one is offered.</summary>
    private async Task<DeskResult> WorkedAsync(DeskResult result, DeskOperator by)
    {
        // Done is done, also for a browser that has left.
        if (result is DeskResult.Done)
            await presence.WorkedAsync(by.AccountId, CancellationToken.None);
        return result;
    }

    private async Task<IResult> DeclineAsync(HttpContext context, string channel, string id)
    {
        if (DeskPath.Parse(channel, id) is { } key && await offers.PassAsync(key, context.Person()!.AccountId, context.RequestAborted))
            await presence.WorkedAsync(context.Person()!.AccountId, CancellationToken.None);
        return context.SeeOther("/console/desk");
    }

    private async Task<IResult> ShowAsync(
        HttpContext context, ConversationKey? key, bool isOne = false, string? error = null, string typed = "", bool isRevealed = false)
    {
        var person = context.Person()!;
        presence.Seen(person.AccountId);
        var talk = key is { } one ? await query.TalkAsync(person, one, isRevealed, context.RequestAborted) : null;
        if (isOne && talk is null)
            return Refusals.NotFound(context);
        var model = new DeskModel(await query.QueueAsync(person, key, context.RequestAborted), talk is null ? null : talk with { Typed = typed }, error);
        return context.Page(
            T("Desk_Title"), Fragment.Of<DeskPage>(model), (talk is null ? "/console/desk" : talk.Path) + "/live",
            error is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private IResult Live(HttpContext context, ConversationKey? key)
        => LivePage.Stream(context, new() { Queue = true, Conversation = key }, async (change, ct) =>
        {
            var person = context.Person()!;
            var parts = new List<LivePart>();
            if (key is { } one && change.HasFlag(LiveChange.Page))
            {
                if (await query.TalkAsync(person, one, isRevealed: false, ct) is not { } talk)
                    return null;
                parts.AddRange(
                [
                    new("log", Fragment.Of<TalkLog>(talk)),
                    new("heard", Fragment.Of<TalkHeard>(talk)),
                    new("writing", Fragment.Of<TalkWriting>(talk)),
                    new("talk-head", Fragment.Of<TalkHead>(talk)),
                    new("talk-foot", Fragment.Of<TalkFoot>(talk)),
                    new("side", Fragment.Of<TalkSidePanel>(talk)),
                ]);
            }

            if (change.HasFlag(LiveChange.Queue))
                parts.Add(new("queue", Fragment.Of<QueuePanel>(query.QueueOf(person, key, await queue.LatestAsync(ct)))));
            return parts;
        });

    /// <summary>The resident sees that whoever has the conversation is writing.</summary>
    private async Task<IResult> WritingAsync(HttpContext context, string channel, string id)
    {
        if (DeskPath.Parse(channel, id) is not { } key)
            return Refusals.NotFound(context);
        if (await query.IsOfAsync(key, context.Person()!.AccountId, context.RequestAborted))
            signs.Write(key, ConversationSide.Desk);
        return TypedResults.NoContent();
    }

    private async Task<IResult> PresenceAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (Enum.TryParse<Availability>(form["availability"].ToString(), out var availability) && Enum.IsDefined(availability) && availability != Availability.Away)
        {
            var reason = AwayReasons.For(availability).FirstOrDefault(r => r == form["reason"].ToString());
            await presence.SetAsync(context.Person()!.AccountId, availability, reason, cancellationToken);
            var what = reason is null ? availability.ToString() : $"{availability}: {reason}";
            await audit.WriteAsync(context.Person()!.AccountId, "presence.set", context.Person()!.AccountId, what);
        }

        return context.SeeOther(SignInEndpoints.Local(form["back"]));
    }

    private async Task<IResult> OpenTicketAsync(HttpContext context, string channel, string id)
    {
        if (DeskPath.Parse(channel, id) is not { } key)
            return Refusals.NotFound(context);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var person = context.Person()!;
        if (!ticketForm.TryRead(form, out var matter, out var contact))
            return await ShowAsync(context, key, isOne: true, T("Desk_TicketIncomplete"));
        var by = By(person) with { Request = SentForms.MarkOf(person, key, "ticket", form) };
        var result = await desk.OpenTicketAsync(key, matter, contact, by, context.RequestAborted);
        if (result is DeskResult.Refused refused)
            return await ShowAsync(context, key, isOne: true, T("Desk_" + refused.Reason));
        if (result is DeskResult.Done { Ticket: { } ticket })
            await audit.WriteAsync(person.AccountId, "ticket.opened", ticket.Number.ToString());
        return context.SeeOther(DeskPath.Of(key));
    }

    private async Task<IResult> RevealAsync(HttpContext context, string channel, string id)
    {
        if (DeskPath.Parse(channel, id) is not { } key)
            return Refusals.NotFound(context);
        await audit.WriteAsync(context.Person()!.AccountId, "contact.revealed", channel + "/" + id);
        return await ShowAsync(context, key, isOne: true, isRevealed: true);
    }

    private DeskOperator By(Person person)
        => new(person.AccountId, person.WorkNumber, time.GetUtcNow().AddSeconds(options.Value.ReturnAfterSeconds));
}
