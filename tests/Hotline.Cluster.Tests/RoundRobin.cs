using System.Net.Sockets;

namespace Hotline.Cluster.Tests;

/// <summary>
/// A load balancer of the plainest kind: each request goes to the next node. A node that cannot be reached is passed by, as any
/// balancer does with what it has not sent yet; one that does not answer is left aside for a while, and the client is told.
/// </summary>
/// <param name="nodes">Addresses of the nodes now; null for one that is not there.</param>
internal sealed class RoundRobin(Func<IReadOnlyList<Uri?>> nodes) : HttpMessageHandler
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Aside = TimeSpan.FromSeconds(10);

    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 64 });
    private readonly Dictionary<Uri, long> asideSince = [];
    private readonly Lock guard = new();
    private int last;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var called = request.RequestUri!;
        request.Headers.Host = called.Authority;
        for (var attempt = 1; ; attempt++)
        {
            var node = Next() ?? throw new HttpRequestException("No node is there.");
            request.RequestUri = new Uri(node, called.PathAndQuery);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Patience);
            try
            {
                return await client.SendAsync(request, limit.Token);
            }
            catch (Exception e) when (IsUnreached(e))
            {
                Leave(node);
                if (attempt == City.Nodes)
                    throw new HttpRequestException("No node could be reached.", e);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                Leave(node);
                throw new HttpRequestException("The node did not answer in time.", e);
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        client.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>True where nothing was sent. A connection that is reset just after it was made comes up as the socket's own error.</summary>
    private static bool IsUnreached(Exception e) => e is SocketException or HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError };

    private Uri? Next()
    {
        var all = nodes();
        lock (guard)
        {
            for (var i = 0; i < 2 * all.Count; i++)
            {
                var node = all[++last % all.Count];
                // Where all are left aside, any is as good as another.
                if (node is not null && (i >= all.Count || !asideSince.TryGetValue(node, out var since) || Environment.TickCount64 - since > Aside.TotalMilliseconds))
                    return node;
            }
        }

        return null;
    }

    private void Leave(Uri node)
    {
        lock (guard)
            asideSince[node] = Environment.TickCount64;
    }
}
