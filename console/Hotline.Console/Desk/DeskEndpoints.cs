using Hotline.Bot.Handoff;
using Hotline.Channels;
using Hotline.Console.Access;
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
    DeskQuery query, IOperatorDesk desk, Presence presence, LiveHub hub, OnceTokens once, Audit audit, DeskTicketForm ticketForm,
    IOptions<ConsoleOptions> options, TimeProvider time)
{
    private const string Root = "/desk";
    private const string One = "/desk/{channel}/{id}";
    private const int MaxTokenLength = 64;

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet(Root, (HttpContext context, CancellationToken _) => ShowAsync(context, null)).Require(Right.Operate);
        console.MapGet(Root + "/live", (HttpContext context, CancellationToken _) => Live(context, null)).Require(Right.Operate);
        console.MapPost(Root + "/presence", PresenceAsync).Require(Right.Operate);
        console.MapGet(One, (HttpContext context, string channel, string id) => ShowAsync(context, DeskPath.Parse(channel, id), isOne: true)).Require(Right.Operate);
        console.MapGet(One + "/live", (HttpContext context, string channel, string id) => Live(context, DeskPath.Parse(channel, id))).Require(Right.Operate);
        MapAction(console, "claim", (key, form, by, ct) => desk.ClaimAsync(key, by, ct));
        MapAction(console, "reply", (key, form, by, ct) => desk.ReplyAsync(key, form["text"].ToString().ReplaceLineEndings("\n"), by, ct));
        MapAction(console, "back", (key, form, by, ct) => desk.FinishAsync(key, DeskOutcome.BackToBot, by, ct));
        MapAction(console, "finish", (key, form, by, ct) => desk.FinishAsync(key, DeskOutcome.WrappedUp, by, ct));
        MapAction(console, "pass-on", (key, form, by, ct) => desk.ReturnAsync(key, by.AccountId, "transferred", ct));
        console.MapPost(One + "/ticket", OpenTicketAsync).Require(Right.Operate);
        console.MapPost(One + "/reveal", RevealAsync).Require(Right.RevealContacts);
    }

    private void MapAction(
        RouteGroupBuilder console, string name, Func<ConversationKey, IFormCollection, DeskOperator, CancellationToken, Task<DeskResult>> act)
        => console.MapPost($"{One}/{name}", async (HttpContext context, string channel, string id) =>
        {
            if (DeskPath.Parse(channel, id) is not { } key)
                return Refusals.NotFound(context);
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var (person, token) = (context.Person()!, form["once"].ToString());
            // The same words sent twice from the same state of the page are meant once.
            token = token.Length is > 0 and <= MaxTokenLength ? $"{name} {token} {form["text"]}" : Guid.NewGuid().ToString();
            if (!once.Take(person.AccountId, token))
                return context.SeeOther(DeskPath.Of(key));
            if (await act(key, form, By(person), context.RequestAborted) is not DeskResult.Refused refused)
                return context.SeeOther(name is "back" or "finish" or "pass-on" ? "/console/desk" : DeskPath.Of(key));
            once.Return(person.AccountId, token);
            return await ShowAsync(context, key, isOne: true, T("Desk_" + refused.Reason), form["text"].ToString());
        }).Require(Right.Operate);

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
        => LivePage.Stream(context, new() { Queue = true, Conversation = key }, async ct =>
        {
            var person = context.Person()!;
            var queue = await query.QueueAsync(person, key, ct);
            if (key is not { } one)
                return [new("queue", Fragment.Of<QueuePanel>(queue))];
            return await query.TalkAsync(person, one, isRevealed: false, ct) is { } talk
                ?
                [
                    new("queue", Fragment.Of<QueuePanel>(queue)),
                    new("talk-head", Fragment.Of<TalkHead>(talk)),
                    new("log", Fragment.Of<TalkLog>(talk)),
                    new("talk-foot", Fragment.Of<TalkFoot>(talk)),
                    new("side", Fragment.Of<TalkSidePanel>(talk)),
                ]
                : null;
        });

    private async Task<IResult> PresenceAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (Enum.TryParse<Availability>(form["availability"].ToString(), out var availability) && availability != Availability.Away)
        {
            presence.Set(context.Person()!.AccountId, availability);
            await audit.WriteAsync(context.Person()!.AccountId, "presence.set", context.Person()!.AccountId, availability.ToString());
            hub.RaiseQueue();
        }

        return context.SeeOther(SignInEndpoints.Local(form["back"]));
    }

    private async Task<IResult> OpenTicketAsync(HttpContext context, string channel, string id)
    {
        if (DeskPath.Parse(channel, id) is not { } key)
            return Refusals.NotFound(context);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (person, token) = (context.Person()!, form["once"].ToString());
        if (!ticketForm.TryRead(form, out var matter, out var contact))
            return await ShowAsync(context, key, isOne: true, T("Desk_TicketIncomplete"));
        if (token.Length is > 0 and <= MaxTokenLength && !once.Take(person.AccountId, token))
            return context.SeeOther(DeskPath.Of(key));
        var result = await desk.OpenTicketAsync(key, matter, contact, By(person), context.RequestAborted);
        if (result is DeskResult.Done { Ticket: { } ticket })
        {
            await audit.WriteAsync(person.AccountId, "ticket.opened", ticket.Number.ToString());
            return context.SeeOther(DeskPath.Of(key));
        }

        once.Return(person.AccountId, token);
        return await ShowAsync(context, key, isOne: true, T("Desk_" + ((DeskResult.Refused)result).Reason));
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
