using System.Security.Cryptography;
using Hotline.Channels;
using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Attachments;

/// <inheritdoc cref="IAttachmentStore"/>
internal sealed class AttachmentStore(IOptions<StorageOptions> options, IDbContextFactory<HotlineDb> contexts, TimeProvider time)
    : IAttachmentStore, IVendorFileStore
{
    private const int IdBytes = 18;
    private const int MostNameCharacters = 100;

    public async Task<StoredAttachment> SaveAsync(Stream content, string? name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var id = RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true);
        var path = PathOf(id);
        try
        {
            var (type, length) = await WriteAsync(content, path, cancellationToken);
            var file = new StoredAttachment(id, type, length, Clean(name));
            await RegisterAsync(file, cancellationToken);
            return file;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public async Task KeepAsync(string fileId, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fileId);
        ArgumentNullException.ThrowIfNull(content);
        if (!IsId(fileId))
            throw new ArgumentException("Not an id of a file.", nameof(fileId));
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await db.Attachments.AnyAsync(a => a.Id == fileId, cancellationToken))
                return;
        }

        // An earlier attempt may have left a part of it; two at once each write their own and the last one stays.
        var part = PathOf(fileId) + "." + RandomNumberGenerator.GetHexString(IdBytes, lowercase: true);
        try
        {
            var (type, length) = await WriteAsync(content, part, cancellationToken);
            File.Move(part, PathOf(fileId), overwrite: true);
            await RegisterAsync(new(fileId, type, length, Name: null), cancellationToken);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    public async Task<(Stream Content, StoredAttachment File)?> OpenAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!IsId(id))
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (row is null || !File.Exists(PathOf(id)))
            return null;
        return (File.OpenRead(PathOf(id)), new StoredAttachment(row.Id, row.ContentType, row.LengthInBytes, row.Name));
    }

    private static bool IsId(string id) => id.Length == IdBytes * 2 && id.All(char.IsAsciiHexDigitLower);

    private string PathOf(string id) => Path.Combine(options.Value.FilesPath, id);

    private async Task<(string Type, long Length)> WriteAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        var buffer = new byte[81_920];
        var head = await content.ReadAtLeastAsync(buffer, FileKinds.BytesNeeded, throwOnEndOfStream: false, cancellationToken);
        var type = FileKinds.Tell(buffer.AsSpan(0, head))
            ?? throw new AttachmentRefusedException("The file is none of the permitted kinds.");
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        long length = 0;
        for (var read = head; read > 0; read = await content.ReadAsync(buffer, cancellationToken))
        {
            length += read;
            if (length > options.Value.MaxAttachmentBytes)
                throw new AttachmentRefusedException($"The file is larger than {options.Value.MaxAttachmentBytes} bytes.");
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        file.Flush(flushToDisk: true);
        return (type, length);
    }

    private async Task RegisterAsync(StoredAttachment file, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Attachments.Add(new AttachmentRow
        {
            Id = file.Id,
            ContentType = file.ContentType,
            LengthInBytes = file.LengthInBytes,
            Name = file.Name,
            StoredAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    private static string? Clean(string? name)
    {
        if (name is null)
            return null;
        var clean = string.Concat(name.Where(c => !char.IsControl(c) && c is not ('/' or '\\')).Take(MostNameCharacters));
        return clean.Length == 0 ? null : clean;
    }
}
