using Microsoft.Extensions.Logging;

namespace Hotline.Channels.WeChat;

/// <summary>Pushes late replies and notices as service messages (客服消息), one for each outbound message.</summary>
internal sealed class WeChatSender(WeChatClient client, WeChatTokens tokens, TimeProvider clock, ILogger<WeChatSender> logger) : IChannelSender
{
    // 45009 counts calls by the day, but is also answered in bursts.
    private static readonly TimeSpan AfterQuota = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterBurst = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public string ChannelId => ChannelIds.WeChat;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var result = await TrySendAsync(message, cancellationToken);
        switch (result)
        {
            case SendResult.Rejected rejected:
                WeChatLog.Rejected(logger, message.Id, rejected.Reason);
                break;
            case SendResult.Retry retry:
                WeChatLog.NotTakenNow(logger, message.Id, message.Attempt, retry.Reason);
                break;
        }

        return result;
    }

    private async Task<SendResult> TrySendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (WeChatReply.Compose(message.Activities) is not { } reply)
            return new SendResult.Sent(ExternalId: null);
        if (WeChatWindow.Refuse(message, clock.GetUtcNow()) is { } reason)
            return new SendResult.Rejected(reason);
        var content = reply.ToServiceMessage(message.Reference.User.Id);
        var token = await tokens.GetAsync(cancellationToken);
        if (token.Value is null)
            return new SendResult.Retry(token.Failure!, token.RetryAfter);
        var answer = await client.SendAsync(token.Value, content, cancellationToken);
        if (answer.Body?.Errcode is { } code && WeChatErrors.IsAboutToken(code))
        {
            token = await tokens.ReplaceAsync(token.Value, cancellationToken);
            if (token.Value is null)
                return new SendResult.Retry(token.Failure!, token.RetryAfter);
            answer = await client.SendAsync(token.Value, content, cancellationToken);
        }

        return Result(answer);
    }

    private static SendResult Result(WeChatAnswer<ServiceAnswer> answer) => answer.Body switch
    {
        null => new SendResult.Retry(answer.Failure!, answer.RetryAfter),
        { Errcode: WeChatErrors.None } => new SendResult.Sent(ExternalId: null),
        { Errcode: { } code } => Result(code),
        { Errcode: null } => new SendResult.Retry("an answer without errcode"),
    };

    private static SendResult Result(int code) => code switch
    {
        WeChatErrors.Busy => new SendResult.Retry("the platform is busy (-1)"),
        WeChatErrors.DailyQuotaUsed => new SendResult.Retry("quota of API calls used up (45009)", AfterQuota),
        WeChatErrors.CallsTooFrequent => new SendResult.Retry("API calls too frequent (45011)", AfterBurst),
        WeChatErrors.OutsideWindow => new SendResult.Rejected($"{WeChatWindow.OutsideMessageWindow} (45015)"),
        WeChatErrors.MessageQuotaUsed => new SendResult.Rejected($"{WeChatWindow.QuotaUsed} (45047)"),
        WeChatErrors.NotSubscribed => new SendResult.Rejected("the resident no longer follows the account (43004)"),
        WeChatErrors.InvalidOpenId => new SendResult.Rejected("not an OpenID of this account (40003)"),
        WeChatErrors.CallNotPermitted => new SendResult.Rejected("the account has no permission for service messages (48001)"),
        _ when WeChatErrors.IsAboutToken(code) => new SendResult.Retry($"the new token is refused too ({code})"),
        _ => new SendResult.Rejected($"errcode {code}"),
    };
}
