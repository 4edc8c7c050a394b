using System.Runtime.CompilerServices;
using Hotline.Console.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Console.Live;

/// <summary>Pushes the parts of an open page that changed, rendered by the same components as the page itself, as server-sent events.</summary>
internal static class LivePage
{
    /// <summary>Texts such as "3 minutes ago" are rendered anew at least this often; it also shows whether the browser is still there.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>Between two pushes: what comes after a while is shown at once, and what follows it closely together.</summary>
    internal static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(25);

    /// <summary>The browser then connects anew, so that a session that was ended meanwhile ends here too.</summary>
    private static readonly TimeSpan LongestStream = TimeSpan.FromMinutes(5);

    private static readonly LiveChange[] AtOnce = [LiveChange.All];

    /// <summary>What was written to whoever looks does not wait for the queue.</summary>
    private static readonly LiveChange[] OneByOne = [LiveChange.Page, LiveChange.Queue];

    /// <summary>A stream for a page.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="topics">What the page shows.</param>
    /// <param name="render">The page's parts by id, with what they show now; null where the page may not be seen any more.</param>
    public static IResult Stream(HttpContext context, Topics topics, Func<CancellationToken, Task<IReadOnlyList<LivePart>?>> render)
        => Stream(context, topics, AtOnce, (_, cancellationToken) => render(cancellationToken));

    /// <inheritdoc cref="Stream(HttpContext, Topics, Func{CancellationToken, Task{IReadOnlyList{LivePart}}})"/>
    /// <param name="context">Of the request.</param>
    /// <param name="topics">What the page shows.</param>
    /// <param name="render">Those of the page's parts that the change may have touched.</param>
    public static IResult Stream(HttpContext context, Topics topics, Func<LiveChange, CancellationToken, Task<IReadOnlyList<LivePart>?>> render)
        => Stream(context, topics, OneByOne, render);

    private static EventStream Stream(HttpContext context, Topics topics, LiveChange[] steps, Func<LiveChange, CancellationToken, Task<IReadOnlyList<LivePart>?>> render)
    {
        // nginx would otherwise hold events back until its buffer is full.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return new EventStream(EventsAsync(context, context.PageContext(), topics, steps, render, context.RequestAborted));
    }

    private static async IAsyncEnumerable<LiveEvent> EventsAsync(
        HttpContext context, PageContext page, Topics topics, LiveChange[] steps, Func<LiveChange, CancellationToken, Task<IReadOnlyList<LivePart>?>> render,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var services = context.RequestServices;
        var (presence, time) = (services.GetRequiredService<Presence>(), services.GetRequiredService<TimeProvider>());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        var hub = services.GetRequiredService<LiveHub>();
        using var signal = hub.Open(topics);
        using var connected = presence.Connect(page.Person!.AccountId, topics.Queue);
        var sent = new Dictionary<string, int>();
        var changes = LiveChange.All;
        for (var began = time.GetTimestamp(); time.GetElapsedTime(began) < LongestStream;)
        {
            foreach (var change in steps.Select(step => changes & step).Where(c => c != LiveChange.None))
            {
                var parts = await RenderInTurnAsync(
                    hub, change, () => render(change, stop.Token), parts => RenderAsync(services, page with { Now = time.GetUtcNow() }, parts), stop.Token);
                if (stop.IsCancellationRequested)
                    yield break;
                if (parts is null)
                {
                    yield return LiveEvent.Gone;
                    yield break;
                }

                foreach (var part in Different(parts, sent))
                    yield return LiveEvent.Of(part);
            }

            var isChanged = await WaitAsync(signal, time, stop.Token);
            if (isChanged is null)
                yield break;
            if (isChanged == false)
                yield return LiveEvent.Beat;
            changes = isChanged == true ? signal.Take() : LiveChange.All;
        }
    }

    /// <summary>Those parts that look different from when they were sent last.</summary>
    private static IEnumerable<PushedPart> Different(IReadOnlyList<(string Id, string Html)> parts, Dictionary<string, int> sent)
    {
        foreach (var (id, html) in parts)
        {
            var hash = string.GetHashCode(html, StringComparison.Ordinal);
            if (sent.TryGetValue(id, out var before) && before == hash)
                continue;
            sent[id] = hash;
            yield return new(id, html);
        }
    }

    /// <summary>What the page shows now, once it is this stream's turn; null where it may not be seen any more, or where it was closed.</summary>
    private static async Task<IReadOnlyList<(string Id, string Html)>?> RenderInTurnAsync(
        LiveHub hub, LiveChange change, Func<Task<IReadOnlyList<LivePart>?>> read, Func<IReadOnlyList<LivePart>, Task<IReadOnlyList<(string, string)>>> render,
        CancellationToken cancellationToken)
    {
        try
        {
            using var place = await hub.EnterAsync(change, cancellationToken);
            return await read() is { } parts ? await render(parts) : null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>True: something changed; false: nothing did for a while; null: the page was closed.</summary>
    internal static async Task<bool?> WaitAsync(LiveSignal signal, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var pushed = time.GetTimestamp();
            if (!await signal.WaitAsync(Beat, cancellationToken))
                return false;
            if (Burst - time.GetElapsedTime(pushed) is { Ticks: > 0 } left)
                await Task.Delay(left, time, cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<(string Id, string Html)>> RenderAsync(
        IServiceProvider services, PageContext page, IReadOnlyList<LivePart> parts)
    {
        // A renderer keeps what it rendered, so it lives for one push.
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var rendered = new List<(string, string)>(parts.Count);
        foreach (var part in parts)
        {
            var html = await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
                {
                    [nameof(LiveRoot.Page)] = page,
                    [nameof(LiveRoot.Body)] = part.Body,
                });
                return (await renderer.RenderComponentAsync<LiveRoot>(parameters)).ToHtmlString();
            });
            rendered.Add((part.Id, html));
        }

        return rendered;
    }
}

/// <summary>A part of a page that is kept current: the content of the element with this id.</summary>
public sealed record LivePart(string Id, RenderFragment Body);
