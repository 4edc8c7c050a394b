using Hotline.Bot.Searching;
using Hotline.Channels;
using Hotline.Knowledge.Search.Elasticsearch;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Searching;

/// <inheritdoc cref="IRecordSearch"/>
internal sealed partial class RecordSearch(DatabaseSearch database, TimeProvider time, ILogger<RecordSearch> logger, ServerSearch? server = null) : IRecordSearch
{
    /// <summary>Somebody sits before the page.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>A server that was away is not waited for at each search.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private long restsUntil;

    public async Task<RecordPage> SearchAsync(RecordQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Kind == RecordKind.Ticket ? !query.Scope.MayReadTickets : !query.Scope.MayReadTalks)
            return new([], 0, false, false, server is null ? RecordSource.Database : RecordSource.Server);
        if (server is not null && time.GetUtcNow().ToUnixTimeMilliseconds() >= Interlocked.Read(ref restsUntil))
        {
            using var patience = new CancellationTokenSource(Patience, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
            try
            {
                return await server.SearchAsync(query, both.Token);
            }
            catch (Exception e) when (e is ElasticsearchException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // An index that is being built is asked again at once; a server that is away rests.
                if (e is not ElasticsearchException { Fault: ElasticsearchFault.Missing or ElasticsearchFault.Refused })
                    Interlocked.Exchange(ref restsUntil, (time.GetUtcNow() + Rest).ToUnixTimeMilliseconds());
                LogDatabase(logger, e.Message);
            }
        }

        try
        {
            return await database.SearchAsync(query, server is null ? RecordSource.Database : RecordSource.DatabaseForNow, cancellationToken);
        }
        catch (System.Data.Common.DbException e)
        {
            throw new InboxUnavailableException("The database could not be searched.", e);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The console's search asked the database instead: {Reason}")]
    private static partial void LogDatabase(ILogger logger, string reason);
}
