namespace Hotline.Channels;

/// <summary>A photo or film that lies with the channel's vendor when its message comes in, and is copied into our own store after the commit.</summary>
/// <param name="FileId">Unguessable id under which it will be found below <c>/files/</c>; the same for each delivery of the message.</param>
/// <param name="ContentType">MIME type as the vendor claims it; the store tells it from the content.</param>
/// <param name="Address">What the channel's own client finds it by: an address, or an id of the vendor's. Not for logs.</param>
public sealed record VendorFile(string FileId, string ContentType, string Address)
{
    /// <summary>
    /// Channel of the outbox under which copies are relayed: each is retried there like a message that has to be pushed, and none holds
    /// up a message to the resident.
    /// </summary>
    public const string RelayChannelId = "vendorFiles";
}

/// <summary>Fetches files from a channel's vendor. Implemented by the channels that have some.</summary>
public interface IVendorFileSource
{
    /// <summary>The channel it serves, one of <see cref="ChannelIds"/>.</summary>
    string ChannelId { get; }

    /// <summary>
    /// Fetches one file and hands its content to <paramref name="keep"/>. Never throws for what the vendor answers.
    /// </summary>
    /// <param name="address"><see cref="VendorFile.Address"/>.</param>
    /// <param name="keep">Takes the content while it comes in; what it throws is passed on.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<SendResult> FetchAsync(string address, Func<Stream, CancellationToken, Task> keep, CancellationToken cancellationToken);
}

/// <summary>Keeps copies of vendors' files.</summary>
public interface IVendorFileStore
{
    /// <summary>Stores a file under the id that was given out for it; does nothing where it is stored already.</summary>
    /// <exception cref="AttachmentRefusedException">Too large or not a permitted kind.</exception>
    Task KeepAsync(string fileId, Stream content, CancellationToken cancellationToken);
}
