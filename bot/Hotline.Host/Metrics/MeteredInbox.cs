using System.Diagnostics;
using Hotline.Channels;

namespace Hotline.Host.Metrics;

/// <summary>Measures every turn on its way through the one way in.</summary>
internal sealed class MeteredInbox(IInbox inner, TimeProvider time) : IInbox
{
    public async Task<Receipt> AcceptAsync(InboundActivity inbound, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var outcome = "Failed";
        try
        {
            var receipt = await inner.AcceptAsync(inbound, cancellationToken);
            outcome = receipt.Status.ToString();
            return receipt;
        }
        finally
        {
            HotlineMeter.TurnDuration.Record(
                time.GetElapsedTime(started).TotalSeconds,
                new TagList { { "channel", inbound.Activity.ChannelId }, { "outcome", outcome } });
        }
    }

    public Task<Receipt?> FindAsync(string channelId, string externalId, CancellationToken cancellationToken)
        => inner.FindAsync(channelId, externalId, cancellationToken);

    public void ConfirmDelivered(Receipt receipt) => inner.ConfirmDelivered(receipt);
}
