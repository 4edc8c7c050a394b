using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Twilio;

/// <summary>The gate of every Twilio webhook: limits the body, checks the signature, and only then lets the parameters be read.</summary>
internal sealed class TwilioWebhook(TwilioOptions options, PublicOrigin publicOrigin, ILogger<TwilioWebhook> logger)
{
    /// <summary>
    /// Largest form taken. Twilio's own stay far below: a message has at most 1,600 characters. Ten thousand Chinese characters,
    /// nine bytes each in a form, still fit and are answered rather than refused.
    /// </summary>
    public const int MaxBodyBytes = 128 * 1024;

    private const string FormType = "application/x-www-form-urlencoded";

    private readonly byte[] key = Encoding.UTF8.GetBytes(options.AuthToken);

    /// <summary>
    /// Reads and checks a request. Returns null where it was refused, with the response's status set: 403 unsigned or wrongly
    /// signed, 413 too large, 415 not a form, 400 not readable.
    /// </summary>
    public async ValueTask<TwilioForm?> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers[TwilioSignature.HeaderName] is not [{ Length: > 0 } signature])
            return Refuse(context, StatusCodes.Status403Forbidden, "unsigned");
        if (request.ContentLength > MaxBodyBytes)
            return Refuse(context, StatusCodes.Status413PayloadTooLarge, "too large");
        if (!IsForm(request.ContentType))
            return Refuse(context, StatusCodes.Status415UnsupportedMediaType, "not a form");

        var (form, status) = await ReadFormAsync(request);
        if (form is null)
            return Refuse(context, status, "unreadable");
        if (IsSigned(request, form, signature))
            return form;
        form.Dispose();
        return Refuse(context, StatusCodes.Status403Forbidden, "wrongly signed");
    }

    private static bool IsForm(string? contentType)
        => contentType is not null
           && contentType.StartsWith(FormType, StringComparison.OrdinalIgnoreCase)
           && (contentType.Length == FormType.Length || contentType[FormType.Length] is ';' or ' ');

    private static async ValueTask<(TwilioForm? Form, int Status)> ReadFormAsync(HttpRequest request)
    {
        try
        {
            return await ReadFormAsync(request.BodyReader, request.ContentLength);
        }
        catch (BadHttpRequestException e)
        {
            return (null, e.StatusCode);
        }
    }

    private static async ValueTask<(TwilioForm? Form, int Status)> ReadFormAsync(PipeReader reader, long? contentLength)
    {
        while (true)
        {
            var result = await reader.ReadAsync();
            var body = result.Buffer;
            if (body.Length > MaxBodyBytes)
            {
                reader.AdvanceTo(body.End);
                return (null, StatusCodes.Status413PayloadTooLarge);
            }

            if (result.IsCompleted || body.Length == contentLength)
            {
                var form = TwilioForm.Parse(body);
                reader.AdvanceTo(body.End);
                return (form, StatusCodes.Status400BadRequest);
            }

            reader.AdvanceTo(body.Start, body.End);
        }
    }

    // Without a configured origin (Development only) the address that was called, and the one we give out, are both ours.
    private bool IsSigned(HttpRequest request, TwilioForm form, string signature)
    {
        var target = Target(request);
        return publicOrigin.Configured is { } configured
            ? IsSigned(configured, target, form, signature)
            : IsSigned(CalledOrigin(request), target, form, signature)
              || (publicOrigin.Listening is { } listening && IsSigned(listening, target, form, signature));
    }

    // Twilio signs the URL with or without the port, depending on product and age; its own libraries accept both, and so must we.
    private bool IsSigned(PublicOrigin.Origin origin, string target, TwilioForm form, string signature)
        => TwilioSignature.Verify(key, origin.Usual, target, form, signature)
           || TwilioSignature.Verify(key, origin.Unusual, target, form, signature);

    private static PublicOrigin.Origin CalledOrigin(HttpRequest request)
        => new(request.Scheme, request.Host.Host, request.Host.Port ?? (request.IsHttps ? 443 : 80));

    private static string Target(HttpRequest request)
    {
        var raw = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return raw.StartsWith('/') ? raw : request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
    }

    private TwilioForm? Refuse(HttpContext context, int status, string reason)
    {
        TwilioLog.Refused(logger, context.Request.Path, status, reason);
        context.Response.StatusCode = status;
        return null;
    }
}
