using Hotline.Channels.WebChat.DirectLine;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Hotline.Channels.WebChat.Files;

/// <summary>
/// GET /files/{id}: a file that a resident sent. Its unguessable id is the permission, so that pictures can stand in pages. Whatever
/// it holds, a browser takes it for nothing but what it was told to be, and runs nothing in it.
/// </summary>
internal sealed class FileEndpoint(IAttachmentStore store)
{
    /// <summary>Where files are.</summary>
    public const string Route = "/files/{id}";

    private const int MaxIdLength = 128;

    /// <summary>Sends the file, whole or in ranges.</summary>
    public async Task<DirectLineError?> GetAsync(HttpContext context)
    {
        if (context.Request.RouteValues["id"] is not string { Length: <= MaxIdLength } id || !IsSafe(id))
            return DirectLineError.NoFile;
        if (await store.OpenAsync(id, context.RequestAborted) is not var (content, file))
            return DirectLineError.NoFile;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "private, max-age=86400, immutable";
        headers.ContentDisposition = Disposition(file);
        await TypedResults.Stream(content, file.ContentType, enableRangeProcessing: content.CanSeek).ExecuteAsync(context);
        return null;
    }

    private static string Disposition(StoredAttachment file)
    {
        var header = new ContentDispositionHeaderValue(IsViewable(file.ContentType) ? "inline" : "attachment");
        header.SetHttpFileName(file.Name ?? file.Id);
        return header.ToString();
    }

    private static bool IsViewable(string contentType)
        => contentType.StartsWith("image/", StringComparison.Ordinal)
            || contentType.StartsWith("video/", StringComparison.Ordinal)
            || contentType.StartsWith("audio/", StringComparison.Ordinal);

    private static bool IsSafe(string id) => id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && id[0] != '.';
}
