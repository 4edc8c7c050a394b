using System.Collections.Frozen;

namespace Hotline.Channels.VendorFiles;

/// <summary>Copies vendors' files into our own store, one for each row of the outbox: what fails is tried again, what is refused is given up.</summary>
internal sealed class VendorFileRelay(IEnumerable<IVendorFileSource> sources, IVendorFileStore store) : IChannelSender
{
    /// <summary>For one file, from the request to the disk; shorter than the outbox's lease.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(40);

    private readonly FrozenDictionary<string, IVendorFileSource> sources = sources.ToFrozenDictionary(s => s.ChannelId, StringComparer.Ordinal);

    /// <inheritdoc/>
    public string ChannelId => VendorFile.RelayChannelId;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Activities is not [{ ChannelId: { } channel, Attachments: [{ ContentUrl: { } address, Name: { } id }] }])
            return new SendResult.Rejected("no file is named");
        if (!sources.TryGetValue(channel, out var source))
            return new SendResult.Rejected("the channel is off");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeLimit);
        try
        {
            return await source.FetchAsync(address, (content, token) => store.KeepAsync(id, content, token), limit.Token);
        }
        catch (AttachmentRefusedException)
        {
            return new SendResult.Rejected("too large, or not a permitted kind");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult.Retry("no whole file in time");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new SendResult.Retry($"broke off ({exception.GetType().Name})");
        }
    }
}
