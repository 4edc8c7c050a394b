using System.Globalization;
using System.Resources;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hotline.Host.Api;

/// <summary>The interface's errors as problem details (RFC 9457), in the words of the request's language.</summary>
internal static class Problems
{
    private static readonly ResourceManager Texts = new("Hotline.Host.Resources.ApiTexts", typeof(Problems).Assembly);

    public static ProblemHttpResult NoKey() => Problem(StatusCodes.Status401Unauthorized, "NoKey");

    public static ProblemHttpResult TooOften() => Problem(StatusCodes.Status429TooManyRequests, "TooOften");

    public static ProblemHttpResult NoSuchTicket(long number) => Problem(StatusCodes.Status404NotFound, "NoSuchTicket", number);

    public static ProblemHttpResult Stale(long number, long version) => Problem(StatusCodes.Status412PreconditionFailed, "Stale", number, version);

    public static ProblemHttpResult Refused(long number, Refusal refusal)
        => Problem(StatusCodes.Status409Conflict, "Refused", number, TicketTexts.Of(refusal, CultureInfo.CurrentUICulture.Name));

    public static ProblemHttpResult BadValue(string name, string value, string allowed)
        => Problem(StatusCodes.Status400BadRequest, "BadValue", name, value.Length > 60 ? value[..60] : value, allowed);

    private static ProblemHttpResult Problem(int status, string name, params object[] values)
    {
        var culture = CultureInfo.CurrentUICulture;
        return TypedResults.Problem(
            statusCode: status,
            type: "urn:hotline:problem:" + name,
            title: Texts.GetString(name + "Title", culture),
            detail: string.Format(culture, Texts.GetString(name, culture)!, values));
    }
}

/// <summary>A ticket's version as an entity tag (RFC 9110, section 8.8.3).</summary>
internal static class Version
{
    public static string ETag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Reads <c>If-Match</c>; absent or <c>*</c> is any version. False where it is something else than one of our tags.</summary>
    public static bool TryRead(HttpRequest request, out long? version)
    {
        version = null;
        var value = request.Headers.IfMatch.ToString();
        if (value is "" or "*")
            return true;
        if (!long.TryParse(value.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
            return false;
        version = parsed;
        return true;
    }
}
