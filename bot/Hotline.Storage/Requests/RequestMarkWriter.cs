using Hotline.Bot.Turns;
using Hotline.Storage.Commits;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Requests;

/// <summary>Marks requests as carried out, inside the commit that does so.</summary>
internal sealed class RequestMarkWriter(WritingConnection connection) : IDisposable
{
    private readonly Statement insert = connection.Prepare("""
        INSERT INTO request_mark (scope, key, fingerprint, number, version, at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING
        """);

    private readonly Statement release = connection.Prepare("DELETE FROM request_mark WHERE scope = ?1 AND key = ?2");

    private readonly Statement forget = connection.Prepare("DELETE FROM request_mark WHERE at < ?1");

    /// <summary>False where the request was carried out before.</summary>
    /// <param name="request">The request.</param>
    /// <param name="change">What it does to a ticket; null: nothing.</param>
    /// <param name="at">When, UTC.</param>
    public bool TryWrite(RequestMark request, TicketChange? change, DateTimeOffset at) => insert.Execute(
        request.Scope, request.Key, request.Fingerprint, change?.After.Number.Value ?? 0, change?.After.Version ?? 0, at.ToUnixTimeMilliseconds()) == 1;

    public void Release(RequestMark request) => release.Execute(request.Scope, request.Key);

    public void Forget(DateTimeOffset before) => forget.Execute(before.ToUnixTimeMilliseconds());

    public void Dispose()
    {
        insert.Dispose();
        release.Dispose();
        forget.Dispose();
    }
}
