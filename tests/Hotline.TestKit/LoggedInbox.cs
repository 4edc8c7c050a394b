using Hotline.Channels;

namespace Hotline.TestKit;

/// <summary>Puts what an inbox took, and what it replied, into a conversation log, as a commit does.</summary>
public sealed class LoggedInbox(IInbox inbox, InMemoryConversationLog log) : IInbox
{
    /// <inheritdoc/>
    public async Task<Receipt> AcceptAsync(InboundActivity inbound, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inbound);
        var receipt = await inbox.AcceptAsync(inbound, cancellationToken);
        if (receipt.Status != AcceptStatus.Committed)
            return receipt;
        var activity = inbound.Activity;
        log.Append(new(activity.ChannelId!, activity.Conversation!.Id), [activity with { Id = receipt.ActivityId }, .. receipt.Replies]);
        return receipt;
    }

    /// <inheritdoc/>
    public Task<Receipt?> FindAsync(string channelId, string externalId, CancellationToken cancellationToken)
        => inbox.FindAsync(channelId, externalId, cancellationToken);

    /// <inheritdoc/>
    public void ConfirmDelivered(Receipt receipt) => inbox.ConfirmDelivered(receipt);
}
