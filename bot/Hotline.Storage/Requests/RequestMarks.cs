using Hotline.Bot.Turns;
using Hotline.Storage.Commits;
using Hotline.Storage.Reading;

namespace Hotline.Storage.Requests;

/// <inheritdoc cref="IRequestMarks"/>
internal sealed class RequestMarks(GroupCommitter committer, DatabaseConnections connections) : IRequestMarks
{
    public Task<MarkedRequest?> FindAsync(string scope, string key, CancellationToken cancellationToken)
        => connections.QuerySingleAsync(
            "SELECT fingerprint, number, version FROM request_mark WHERE scope = $1 AND key = $2",
            row => new MarkedRequest(row.GetString(0), new(row.GetInt64(1)), row.GetInt64(2)),
            [scope, key], cancellationToken);

    public Task<bool> TryTakeAsync(RequestMark request, DateTimeOffset at, CancellationToken cancellationToken)
        => committer.WriteAsync(w => w.Requests.TryWrite(request, change: null, at), cancellationToken);

    public Task ReleaseAsync(RequestMark request, CancellationToken cancellationToken)
        => committer.WriteAsync(w =>
        {
            w.Requests.Release(request);
            return true;
        }, cancellationToken);

    public Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
        => committer.WriteAsync(w =>
        {
            w.Requests.Forget(before);
            return true;
        }, cancellationToken);
}
