using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Hotline.Channels.WebChat.DirectLine;

/// <summary>Reads bodies within a limit and writes answers.</summary>
internal static class DirectLineRequest
{
    /// <summary>Most bytes of a JSON body.</summary>
    public const int MaxJsonLengthInBytes = 64 * 1024;

    /// <summary>Reads a JSON body; an empty one is null.</summary>
    public static async Task<(T? Body, DirectLineError? Error)> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        if (context.Request.ContentLength == 0)
            return (null, null);
        if (!TryLimitBody(context, MaxJsonLengthInBytes))
            return (null, DirectLineError.TooLarge);
        try
        {
            return (await JsonSerializer.DeserializeAsync(context.Request.BodyReader, type, context.RequestAborted), null);
        }
        catch (JsonException)
        {
            return (null, DirectLineError.BadArgument("The body is not JSON of the expected shape."));
        }
    }

    /// <summary>
    /// False where the body is announced to be larger. Otherwise the server stops reading past the limit, also where no length was announced.
    /// </summary>
    public static bool TryLimitBody(HttpContext context, long bytes)
    {
        if (context.Request.ContentLength > bytes)
            return false;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = bytes;
        return true;
    }

    /// <summary>Writes a JSON answer.</summary>
    public static Task WriteAsync<T>(this HttpContext context, T body, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsJsonAsync(body, type, contentType: null, context.RequestAborted);
    }

    /// <summary>Writes a refusal.</summary>
    public static Task WriteAsync(this HttpContext context, DirectLineError error)
    {
        if (error.RetryAfterSeconds is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (error.Status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        return context.WriteAsync(new ErrorResponse(new(error.Code, error.Message)), DirectLineJsonContext.Wire.ErrorResponse, error.Status);
    }
}
