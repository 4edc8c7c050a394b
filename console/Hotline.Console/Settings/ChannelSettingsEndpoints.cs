using Hotline.Bot.Mail;
using Hotline.Channels;
using Hotline.Console.Access;
using Hotline.Console.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Settings;

/// <summary>How channels do, what waits to be sent, and what was given up, to be sent again.</summary>
internal sealed class ChannelSettingsEndpoints(IReadOnlyList<ChannelState> channels, IMailroom mail, Audit audit)
{
    private const int Shown = 50;
    private const int MostReplayed = 200;

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet("/settings", ShowAsync).Require(Right.Administer);
        console.MapGet("/settings/queue", QueueAsync).Require(Right.Administer);
        console.MapPost("/settings/queue", ReplayAsync).Require(Right.Administer);
    }

    private async Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var traffic = (await mail.TrafficAsync(cancellationToken)).ToDictionary(t => t.ChannelId);
        return context.Page(T("Settings_Channels"), Fragment.Of<ChannelsPage>(new ChannelsModel(
            [.. channels.Select(c => (c, traffic.GetValueOrDefault(c.ChannelId)))], await mail.CountAsync(cancellationToken))));
    }

    private async Task<IResult> QueueAsync(HttpContext context, string? kind, string? state, long? before, int? replayed)
    {
        var (wantedKind, wantedState) = (KindOf(kind), state == nameof(MailState.Pending) ? MailState.Pending : MailState.Dead);
        var items = await mail.ListAsync(wantedKind, wantedState, before, Shown + 1, context.RequestAborted);
        return context.Page(T("Settings_Queue"), Fragment.Of<QueuePage>(new QueueModel(
            wantedKind, wantedState, [.. items.Take(Shown)], items.Count > Shown ? items[Shown - 1].Id : null, await mail.CountAsync(context.RequestAborted),
            replayed is null ? null : T("Queue_Replayed", replayed))));
    }

    private async Task<IResult> ReplayAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var kind = KindOf(form["kind"]);
        long[] ids = [.. form["id"].OfType<string>().Select(i => long.TryParse(i, out var id) ? id : 0).Where(id => id > 0).Take(MostReplayed)];
        var replayed = ids.Length == 0 ? 0 : await mail.ReplayAsync(kind, ids, cancellationToken);
        await audit.WriteAsync(context.Person()!.AccountId, "mail.replayed", kind.ToString(), string.Join(' ', ids));
        return context.SeeOther(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/console/settings/queue?kind={kind}&replayed={replayed}"));
    }

    private static MailKind KindOf(string? kind) => kind == nameof(MailKind.Department) ? MailKind.Department : MailKind.Resident;
}

/// <summary>The channels.</summary>
public sealed record ChannelsModel(
    IReadOnlyList<(ChannelState State, ChannelTraffic? Traffic)> Channels, IReadOnlyDictionary<(MailKind Kind, MailState State), int> Counts);

/// <summary>Messages on their way or given up.</summary>
public sealed record QueueModel(
    MailKind Kind, MailState State, IReadOnlyList<MailItem> Items, long? Next, IReadOnlyDictionary<(MailKind Kind, MailState State), int> Counts, string? Notice);
