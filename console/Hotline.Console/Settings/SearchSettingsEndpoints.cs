using Hotline.Bot.Searching;
using Hotline.Console.Access;
using Hotline.Console.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Settings;

/// <summary>How the search server's indexes stand, and building them anew.</summary>
internal sealed class SearchSettingsEndpoints(ISearchProjection projection, Audit audit)
{
    private const string Root = "/settings/search";

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet(Root, ShowAsync).Require(Right.Administer);
        console.MapPost(Root + "/rebuild", (HttpContext context, CancellationToken ct) => DoAsync(context, "search.rebuild", projection.RebuildAsync, ct)).Require(Right.Administer);
        console.MapPost(Root + "/stop", (HttpContext context, CancellationToken ct) => DoAsync(context, "search.stop", projection.StopAsync, ct)).Require(Right.Administer);
    }

    private async Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken)
        => context.Page(T("Settings_Search"), Fragment.Of<SearchSettingsPage>(await projection.StatusAsync(cancellationToken)));

    private async Task<IResult> DoAsync(HttpContext context, string action, Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        await act(cancellationToken);
        await audit.WriteAsync(context.Person()!.AccountId, action, "search");
        return context.SeeOther("/console" + Root);
    }
}
