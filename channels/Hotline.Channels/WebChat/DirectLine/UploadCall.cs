using System.Text.Json;
using Hotline.Channels.WebChat.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Hotline.Channels.WebChat.DirectLine;

/// <summary>
/// Files, with or without an activity around them: either a form (an optional part of type
/// <c>application/vnd.microsoft.activity</c>, the others are files) or one file as the whole body. Files are streamed to the store.
/// </summary>
internal sealed class UploadCall(AccessGate gate, WebChatLimits limits, ActivityPoster poster, IAttachmentStore store, ILogger<UploadCall> logger)
{
    /// <summary>Most bytes of one upload, all its files together.</summary>
    public const int MaxLengthInBytes = 10 * 1024 * 1024;

    private const int MaxFiles = 10;
    private const int MaxBoundaryLength = 70; // RFC 2046, section 5.1.1
    private const string ActivityType = "application/vnd.microsoft.activity";

    /// <summary>Stores the files and posts the activity.</summary>
    public async Task<DirectLineError?> UploadAsync(HttpContext context)
    {
        var conversationId = context.GetConversationId();
        if (!gate.TryEnter(context.Request, conversationId, out var caller, out var refusal))
            return refusal;
        if (!await limits.AllowWriteAsync(conversationId))
            return DirectLineError.TooManyRequests;
        if (!DirectLineRequest.TryLimitBody(context, MaxLengthInBytes + DirectLineRequest.MaxJsonLengthInBytes))
            return DirectLineError.TooLarge;
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type))
            return DirectLineError.BadArgument("A Content-Type is needed.");
        var upload = new Upload();
        try
        {
            var error = type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                ? await ReadFormAsync(context, HeaderUtilities.RemoveQuotes(type.Boundary).Value, upload)
                : await StoreAsync(context.Request.Body, FileName(context.Request.Headers.ContentDisposition), upload, context.RequestAborted);
            return error ?? await PostAsync(context, caller, conversationId, upload);
        }
        catch (AttachmentRefusedException exception)
        {
            logger.FileRefused(conversationId, exception.Message);
            return DirectLineError.FileRefused;
        }
    }

    private async Task<DirectLineError?> PostAsync(HttpContext context, Caller caller, string conversationId, Upload upload)
    {
        if (upload.Files.Count == 0)
            return DirectLineError.BadArgument("There is no file in the upload.");
        var activity = upload.Activity ?? new() { Type = ActivityTypes.Message, From = new(context.Request.Query["userId"], null) };
        return await poster.PostAsync(context, caller, conversationId, activity, upload.Files);
    }

    private async Task<DirectLineError?> ReadFormAsync(HttpContext context, string? boundary, Upload upload)
    {
        if (boundary is not { Length: > 0 and <= MaxBoundaryLength })
            return DirectLineError.BadArgument("The form's boundary is missing or too long.");
        try
        {
            var reader = new MultipartReader(boundary, context.Request.Body);
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                var error = IsActivity(section)
                    ? await ReadActivityAsync(section.Body, upload, context.RequestAborted)
                    : await StoreAsync(section.Body, FileName(section.ContentDisposition), upload, context.RequestAborted);
                if (error is not null)
                    return error;
            }

            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return DirectLineError.BadArgument("The form could not be read.");
        }
    }

    private async Task<DirectLineError?> StoreAsync(Stream content, string? name, Upload upload, CancellationToken cancellationToken)
    {
        if (upload.Files.Count == MaxFiles)
            return DirectLineError.BadArgument($"At most {MaxFiles} files are taken at once.");
        var file = await store.SaveAsync(content, name, cancellationToken);
        upload.Files.Add(new() { ContentType = file.ContentType, ContentUrl = file.Path, Name = file.Name });
        return null;
    }

    private static async Task<DirectLineError?> ReadActivityAsync(Stream content, Upload upload, CancellationToken cancellationToken)
    {
        if (upload.Activity is not null)
            return DirectLineError.BadArgument("An upload has one activity.");
        try
        {
            var limited = new byte[DirectLineRequest.MaxJsonLengthInBytes + 1];
            var length = await content.ReadAtLeastAsync(limited, limited.Length, throwOnEndOfStream: false, cancellationToken);
            if (length == limited.Length)
                return DirectLineError.TooLarge;
            upload.Activity = JsonSerializer.Deserialize(limited.AsSpan(0, length), DirectLineJsonContext.Wire.IncomingActivity);
            return null;
        }
        catch (JsonException)
        {
            return DirectLineError.BadArgument("The activity is not JSON of the expected shape.");
        }
    }

    private static bool IsActivity(MultipartSection section)
        => MediaTypeHeaderValue.TryParse(section.ContentType, out var type)
            && type.MediaType.Equals(ActivityType, StringComparison.OrdinalIgnoreCase);

    private static string? FileName(string? disposition)
        => ContentDispositionHeaderValue.TryParse(disposition, out var header)
            ? HeaderUtilities.RemoveQuotes(header.FileNameStar.HasValue ? header.FileNameStar : header.FileName).Value
            : null;

    private sealed class Upload
    {
        public IncomingActivity? Activity { get; set; }
        public List<Attachment> Files { get; } = [];
    }
}
