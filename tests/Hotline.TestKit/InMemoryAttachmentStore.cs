using System.Collections.Concurrent;
using Hotline.Channels;

namespace Hotline.TestKit;

/// <summary>A file store that lives as long as the process. Takes JPEG, PNG and PDF, told by their first bytes, and nothing else.</summary>
public sealed class InMemoryAttachmentStore : IAttachmentStore, IVendorFileStore
{
    private readonly ConcurrentDictionary<string, (byte[] Content, StoredAttachment File)> files = new(StringComparer.Ordinal);

    /// <summary>How many files there are.</summary>
    public int Count => files.Count;

    /// <inheritdoc/>
    public async Task<StoredAttachment> SaveAsync(Stream content, string? name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        var bytes = copy.ToArray();
        var file = new StoredAttachment(Guid.NewGuid().ToString("N"), ContentType(bytes), bytes.Length, name);
        files[file.Id] = (bytes, file);
        return file;
    }

    /// <inheritdoc/>
    public Task<(Stream Content, StoredAttachment File)?> OpenAsync(string id, CancellationToken cancellationToken)
        => Task.FromResult<(Stream, StoredAttachment)?>(files.TryGetValue(id, out var stored) ? (new MemoryStream(stored.Content), stored.File) : null);

    private static string ContentType(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
            return "image/png";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        return bytes.StartsWith("%PDF"u8) ? "application/pdf" : throw new AttachmentRefusedException("neither a picture nor a PDF");
    }

    /// <summary>Copies of vendors' files, by the id under which each was kept.</summary>
    public ConcurrentDictionary<string, byte[]> Copies { get; } = new();

    /// <inheritdoc/>
    public async Task KeepAsync(string fileId, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        Copies[fileId] = copy.ToArray();
    }
}
