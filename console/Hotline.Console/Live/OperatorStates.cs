using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Bot.Nodes;
using Hotline.Bot.Turns;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Console.Live;

/// <summary>
/// Whether operators take conversations, as they said on whichever node; kept in the database and read from memory. What another node
/// writes is read again when its change is told.
/// </summary>
internal sealed partial class OperatorStates(ISharedState shared, ICommitFeed feed, ILogger<OperatorStates> logger) : IHostedService, IDisposable
{
    private const string Prefix = "operator/";

    private static readonly Touched Queue = new(ChangeKind.Queue, "");

    private readonly ConcurrentDictionary<string, OperatorState> known = new();
    private IDisposable? subscription;

    /// <summary>What they said; null: nothing yet.</summary>
    public OperatorState? Find(string accountId) => known.GetValueOrDefault(accountId);

    /// <summary>Changes what is kept of somebody; again where another node changed it meanwhile.</summary>
    /// <param name="accountId">Of whom.</param>
    /// <param name="change">From what they said before, or null, to what they say now.</param>
    /// <param name="isShown">True where pages show the difference.</param>
    /// <param name="cancellationToken">Cancels between two tries.</param>
    public async Task ChangeAsync(string accountId, Func<OperatorState?, OperatorState> change, bool isShown, CancellationToken cancellationToken)
    {
        var touched = new Touched(ChangeKind.Presence, accountId);
        while (true)
        {
            var before = await shared.ReadAsync(Prefix + accountId, cancellationToken);
            var after = change(Read(before));
            var text = JsonSerializer.Serialize(after, OperatorStateJson.Default.OperatorState);
            if (!await shared.WriteAsync(Prefix + accountId, text, before.Version, isShown ? [touched, Queue] : [touched], cancellationToken))
                continue;
            known[accountId] = after;
            return;
        }
    }

    /// <summary>Reads all of them: whoever decides something by them must not go by what another node has changed a moment ago.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, text) in await shared.ReadAllAsync(Prefix, cancellationToken))
            Keep(name[Prefix.Length..], text);
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        subscription = feed.Subscribe(OnNews);
        await RefreshAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => subscription?.Dispose();

    private void OnNews(CommitNews news)
    {
        if (!news.IsFromElsewhere)
            return;
        foreach (var (kind, accountId) in news.Touched)
        {
            if (kind == ChangeKind.Presence && accountId.Length > 0)
                _ = ReadAgainAsync(accountId);
        }
    }

    private async Task ReadAgainAsync(string accountId)
    {
        // Whoever tells of changes must not wait for the database.
        await Task.Yield();
        try
        {
            Keep(accountId, await shared.ReadAsync(Prefix + accountId, CancellationToken.None));
        }
        catch (Exception e)
        {
            LogNotRead(logger, e, accountId);
        }
    }

    private void Keep(string accountId, SharedText text)
    {
        if (Read(text) is { } state)
            known[accountId] = state;
    }

    private static OperatorState? Read(SharedText text)
        => text.Version > 0 ? JsonSerializer.Deserialize(text.Text, OperatorStateJson.Default.OperatorState) : null;

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Whether account {AccountId} takes conversations could not be read again.")]
    private static partial void LogNotRead(ILogger logger, Exception exception, string accountId);
}

/// <summary>Whether somebody takes conversations.</summary>
/// <param name="Availability">Whether they do.</param>
/// <param name="Reason">Why not, by name, or null.</param>
/// <param name="Since">Since when they said so, UTC; null: they did not.</param>
/// <param name="IdleSince">When they were last given a conversation, ended one or came, UTC.</param>
internal sealed record OperatorState(Availability Availability, string? Reason, DateTimeOffset? Since, DateTimeOffset IdleSince);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(OperatorState))]
internal sealed partial class OperatorStateJson : JsonSerializerContext;
