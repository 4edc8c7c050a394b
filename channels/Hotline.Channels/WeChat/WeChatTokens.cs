namespace Hotline.Channels.WeChat;

/// <summary>
/// The account's access token, by stable_token: kept until five minutes before its end and asked for by one caller at a time.
/// Several nodes are given the same token. Source: api_getstableaccesstoken.
/// </summary>
internal sealed class WeChatTokens(WeChatClient client, WeChatOptions options, TimeProvider clock) : IDisposable
{
    // The platform renews a token five minutes before its end; both are valid in between.
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);
    // Limits on forced renewal.
    private static readonly TimeSpan BetweenForced = TimeSpan.FromSeconds(30);
    private const int ForcedPerDay = 20;
    // The platform counts days in China Standard Time.
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    private readonly SemaphoreSlim gate = new(1, 1);
    private Held? held;
    private DateTimeOffset? lastForced;
    private int forcedToday;

    /// <summary>The token, asked for where none is held.</summary>
    public async Task<WeChatToken> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref held) is { } current && clock.GetUtcNow() < current.RenewAt)
            return new(current.Value);
        await gate.WaitAsync(cancellationToken);
        try
        {
            return held is { } renewed && clock.GetUtcNow() < renewed.RenewAt ? new(renewed.Value) : await FetchAsync(isForced: false, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>
    /// Another token than <paramref name="refused"/>: the one that somebody else has got meanwhile, or a new one by force, as far as
    /// the platform's limits allow.
    /// </summary>
    public async Task<WeChatToken> ReplaceAsync(string refused, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (held is { } current && current.Value != refused)
                return new(current.Value);
            var known = await FetchAsync(isForced: false, cancellationToken);
            return known.Value == refused ? await ForceAsync(cancellationToken) : known;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<WeChatToken> ForceAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (lastForced is { } last)
        {
            if (now - last < BetweenForced)
                return new(null, "the token was renewed by force a moment ago", BetweenForced - (now - last));
            if (ChinaDay(last) != ChinaDay(now))
                forcedToday = 0;
            if (forcedToday >= ForcedPerDay)
                return new(null, "no forced renewal of the token left today", UntilTomorrow(now));
        }

        lastForced = now;
        forcedToday++;
        return await FetchAsync(isForced: true, cancellationToken);
    }

    private async Task<WeChatToken> FetchAsync(bool isForced, CancellationToken cancellationToken)
    {
        var answer = await client.GetTokenAsync(new(options.AppId, options.AppSecret, isForced), cancellationToken);
        if (answer.Body is not { } body)
            return new(null, $"stable_token: {answer.Failure}", answer.RetryAfter);
        if (string.IsNullOrEmpty(body.AccessToken))
            return new(null, $"stable_token: errcode {body.Errcode}", body.Errcode == WeChatErrors.DailyQuotaUsed ? UntilTomorrow(clock.GetUtcNow()) : null);
        var life = TimeSpan.FromSeconds(body.ExpiresIn);
        // A token near its end is asked for again, but not with every message.
        Volatile.Write(ref held, new(body.AccessToken, clock.GetUtcNow() + (life > 2 * RenewBefore ? life - RenewBefore : life / 2)));
        return new(body.AccessToken);
    }

    private static DateTime ChinaDay(DateTimeOffset instant) => instant.ToOffset(ChinaOffset).Date;

    private static TimeSpan UntilTomorrow(DateTimeOffset now)
    {
        var local = now.ToOffset(ChinaOffset);
        return TimeSpan.FromDays(1) - local.TimeOfDay;
    }

    private sealed record Held(string Value, DateTimeOffset RenewAt);
}

/// <summary>A token; or why there is none, and when to ask again (null: as the caller sees fit).</summary>
internal sealed record WeChatToken(string? Value, string? Failure = null, TimeSpan? RetryAfter = null);
