namespace Hotline.Channels;

/// <summary>The committed activities of a conversation, both ways, in order: what a client that reconnects reads.</summary>
public interface IConversationLog
{
    /// <summary>True where the conversation has begun.</summary>
    Task<bool> ExistsAsync(ConversationKey conversation, CancellationToken cancellationToken);

    /// <summary>Activities with a sequence number greater than <paramref name="after"/>, oldest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<LoggedActivity>> ReadAsync(ConversationKey conversation, long after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Calls <paramref name="onCommitted"/> after each commit that added to the conversation; it must return at once and read what
    /// is new with <see cref="ReadAsync"/>. Dispose to stop. A call may be missed when nodes fail, so readers also poll.
    /// </summary>
    IDisposable Subscribe(ConversationKey conversation, Action onCommitted);
}

/// <summary>An activity at its place in the conversation; the place is Direct Line's watermark.</summary>
/// <param name="Sequence">1 for the first; without gaps.</param>
/// <param name="Activity">With id, timestamp and sender set.</param>
public sealed record LoggedActivity(long Sequence, Activity Activity);

/// <summary>Files that residents sent.</summary>
public interface IAttachmentStore
{
    /// <summary>
    /// Stores a file under an unguessable id and returns its path below <c>/files/</c>.
    /// Only JPEG, PNG, GIF, WebP, HEIC, MP4, M4A/AMR and PDF are taken, told by their first bytes, not by the claimed type.
    /// </summary>
    /// <exception cref="AttachmentRefusedException">Too large or not a permitted kind.</exception>
    Task<StoredAttachment> SaveAsync(Stream content, string? name, CancellationToken cancellationToken);

    /// <summary>Opens a stored file, or returns null where there is none.</summary>
    Task<(Stream Content, StoredAttachment File)?> OpenAsync(string id, CancellationToken cancellationToken);
}

/// <summary>A stored file.</summary>
/// <param name="Id">Unguessable, safe in a path.</param>
/// <param name="ContentType">MIME type told from the content.</param>
/// <param name="LengthInBytes">Its size.</param>
/// <param name="Name">As given by the resident's device, shortened and without control characters, or null.</param>
public sealed record StoredAttachment(string Id, string ContentType, long LengthInBytes, string? Name)
{
    /// <summary>Path on this service.</summary>
    public string Path => "/files/" + Id;
}

/// <summary>A file was refused; <see cref="Exception.Message"/> says why in words for logs.</summary>
public sealed class AttachmentRefusedException(string message) : Exception(message);
