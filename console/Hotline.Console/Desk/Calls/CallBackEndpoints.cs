using System.Globalization;
using Hotline.Bot.Handoff;
using Hotline.Console.Access;
using Hotline.Console.Layout;
using Hotline.Console.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Desk.Calls;

/// <summary>The list of residents who are to be called.</summary>
internal sealed class CallBackEndpoints(ICallBacks callBacks, CallDesk calls, SentForms sent, LiveHub hub, Audit audit, TimeProvider time)
{
    private const string Root = "/desk/call-backs";
    private const int Shown = 200;

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet(Root, (HttpContext context, CancellationToken _) => ShowAsync(context, null)).Require(Right.Operate);
        console.MapGet(Root + "/live", Live).Require(Right.Operate);
        console.MapPost(Root + "/{id:long}/ring", RingAsync).Require(Right.Operate);
        console.MapPost(Root + "/{id:long}/done", (HttpContext c, long id) => CloseAsync(
            c, id, "done", () => callBacks.DoneAsync(id, c.Person()!.AccountId, time.GetUtcNow(), c.RequestAborted))).Require(Right.Operate);
        console.MapPost(Root + "/{id:long}/no-answer", TriedAsync).Require(Right.Operate);
    }

    private async Task<IResult> ShowAsync(HttpContext context, string? error, string? notice = null)
        => context.Page(
            T("CallBacks_Title"), Fragment.Of<CallBackPage>(new CallBackModel(await callBacks.OpenAsync(Shown, context.RequestAborted), error, notice)),
            "/console" + Root + "/live", error is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);

    private IResult Live(HttpContext context, CancellationToken _)
        => LivePage.Stream(context, new() { Queue = true }, async ct => [new("call-backs", Fragment.Of<CallBackList>(new CallBackModel(await callBacks.OpenAsync(Shown, ct))))]);

    private async Task<IResult> RingAsync(HttpContext context, long id)
    {
        if (await callBacks.FindAsync(id, context.RequestAborted) is not { } owed)
            return Refusals.NotFound(context);
        var person = context.Person()!;
        var mark = SentForms.MarkOf(person, owed.Reference.Key, "ring", await context.Request.ReadFormAsync(context.RequestAborted));
        var result = await sent.OnceAsync(
            mark, () => calls.CallBackAsync(owed.Reference, owed.Phone, person.AccountId, CancellationToken.None), context.RequestAborted);
        if (result is DeskResult.Refused refused)
            return await ShowAsync(context, T("Desk_" + refused.Reason));
        if (result is DeskResult.Done { WasBefore: false })
            await audit.WriteAsync(person.AccountId, "callBack.rung", id.ToString(CultureInfo.InvariantCulture));
        return await ShowAsync(context, null, T("CallBacks_Ringing"));
    }

    private async Task<IResult> TriedAsync(HttpContext context, long id)
    {
        if (await callBacks.FindAsync(id, context.RequestAborted) is not { } owed)
            return Refusals.NotFound(context);
        var mark = SentForms.MarkOf(context.Person()!, owed.Reference.Key, "tried", await context.Request.ReadFormAsync(context.RequestAborted));
        return mark is not null && !await sent.IsFirstAsync(mark, context.RequestAborted)
            ? context.SeeOther("/console" + Root)
            : await CloseAsync(context, id, "tried", () => callBacks.TriedAsync(id, context.RequestAborted));
    }

    private async Task<IResult> CloseAsync(HttpContext context, long id, string what, Func<Task<bool>> act)
    {
        if (await act())
        {
            await audit.WriteAsync(context.Person()!.AccountId, "callBack." + what, id.ToString(CultureInfo.InvariantCulture));
            hub.RaiseQueue();
        }

        return context.SeeOther("/console" + Root);
    }
}

/// <summary>Residents who are to be called.</summary>
/// <param name="Open">Longest waiting first.</param>
/// <param name="Error">What went wrong, or null.</param>
/// <param name="Notice">What was done, or null.</param>
public sealed record CallBackModel(IReadOnlyList<CallBack> Open, string? Error = null, string? Notice = null);
