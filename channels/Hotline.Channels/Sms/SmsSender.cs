using System.Collections.Frozen;
using Hotline.Channels.Twilio;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Sms;

/// <summary>Pushes text messages through Twilio: what missed its webhook's response, and what the hotline says first.</summary>
internal sealed class SmsSender(TwilioClient client, SmsOptions options, PublicOrigin publicOrigin, ILogger<SmsSender> logger) : IChannelSender
{
    /// <summary>Faults that somebody has to mend (credentials, sending number): the message waits for it instead of being given up.</summary>
    private static readonly TimeSpan MisconfiguredDelay = TimeSpan.FromMinutes(10);

    /// <summary>A longer wait than this is not taken from the vendor's header.</summary>
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromHours(1);

    // https://www.twilio.com/docs/api/errors: the recipient cannot or does not want to be reached, or the message itself is wrong.
    private static readonly FrozenSet<int> Final = new[] { 21211, 21217, 21408, 21421, 21601, 21604, 21608, 21610, 21612, 21614, 21617, 21619, 21635 }.ToFrozenSet();

    // The account or the number that sends is set up wrongly.
    private static readonly FrozenSet<int> Misconfigured = new[] { 20003, 20005, 20404, 21212, 21603, 21606, 21659, 21660, 21661 }.ToFrozenSet();

    /// <inheritdoc/>
    public string ChannelId => ChannelIds.Sms;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var text = SmsText.Render(message.Activities);
        if (text.Length == 0)
            return new SendResult.Sent(ExternalId: null);
        if (!PhoneNumber.IsE164(message.Reference.User.Id))
            return Rejected(message, "recipient is not a telephone number");
        try
        {
            var statusCallback = publicOrigin.Address(SmsEndpoints.StatusPath);
            var answer = await client.CreateMessageAsync(options.From, message.Reference.User.Id, text, statusCallback, cancellationToken);
            return Judge(message, answer);
        }
        catch (HttpRequestException e)
        {
            return Retry(message, "twilio unreachable: " + e.HttpRequestError, after: null);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Retry(message, "twilio timed out", after: null);
        }
    }

    private SendResult Judge(OutboundMessage message, TwilioAnswer answer) => answer switch
    {
        { IsSuccess: true } => new SendResult.Sent(answer.Sid),
        { ErrorCode: { } code } when Final.Contains(code) => Rejected(message, answer.Reason),
        { ErrorCode: { } code } when Misconfigured.Contains(code) => Retry(message, answer.Reason, MisconfiguredDelay),
        { Status: 401 or 403 or 404 } => Retry(message, answer.Reason, MisconfiguredDelay),
        { Status: 400 } => Rejected(message, answer.Reason),
        _ => Retry(message, answer.Reason, answer.RetryAfter is { } after && after > MaxRetryAfter ? MaxRetryAfter : answer.RetryAfter),
    };

    private SendResult.Rejected Rejected(OutboundMessage message, string reason)
    {
        TwilioLog.Rejected(logger, message.Id, reason);
        return new SendResult.Rejected(reason);
    }

    private SendResult.Retry Retry(OutboundMessage message, string reason, TimeSpan? after)
    {
        TwilioLog.NotTaken(logger, message.Id, message.Attempt, reason);
        return new SendResult.Retry(reason, after);
    }
}
