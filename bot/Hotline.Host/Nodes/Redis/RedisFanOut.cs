using System.Threading.Channels;
using Hotline.Bot.Turns;
using StackExchange.Redis;

namespace Hotline.Host.Nodes.Redis;

/// <summary>
/// Tells the other nodes through Redis what this one committed, by name, and raises here what they tell. What is lost with Redis is read
/// from the database a moment later by <see cref="ChangeFollower"/>.
/// </summary>
internal sealed partial class RedisFanOut(RedisLink link, ICommitFeed feed, ILogger<RedisFanOut> logger) : BackgroundService
{
    private const string Topic = "hotline:changed";

    /// <summary>More waits only where Redis is slower than the commits; the oldest of it is read from the database instead.</summary>
    private const int MostWaiting = 10_000;

    /// <summary>A message names no more; a burst goes in several.</summary>
    private const int MostNamed = 500;

    private readonly string self = Guid.NewGuid().ToString("N");
    private readonly Channel<CommitNews> waiting = Channel.CreateBounded<CommitNews>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        link.Made += made => made.GetSubscriber().Subscribe(RedisChannel.Literal(Topic), (_, message) => Hear(message), CommandFlags.FireAndForget);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.Subscribe(news =>
        {
            if (!news.IsFromElsewhere && link.Connected is not null)
                waiting.Writer.TryWrite(news);
        });
        var named = new HashSet<Touched>();
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            while (named.Count < MostNamed && waiting.Reader.TryRead(out var news))
                named.UnionWith(news.Touched);
            Tell(named);
            named.Clear();
        }
    }

    private void Tell(IEnumerable<Touched> named)
    {
        try
        {
            link.Connected?.GetSubscriber().Publish(RedisChannel.Literal(Topic), NewsJson.Write(self, named), CommandFlags.FireAndForget);
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            LogNotTold(logger, e.GetType().Name);
        }
    }

    private void Hear(RedisValue message)
    {
        if (NewsJson.Read(message!) is { } news && news.Node != self && news.Touched.Count > 0)
            feed.Raise(new CommitNews(news.Touched, isFromElsewhere: true));
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "Other nodes were not told of a change ({Reason}); they read it.")]
    private static partial void LogNotTold(ILogger logger, string reason);
}
