using System.Globalization;
using System.Resources;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hotline.Host.Api;

/// <summary>
/// The interface's errors as problem details (RFC 9457), in the words of the request's language. <c>code</c> names the error for
/// programs and never changes; of what a ticket refuses it is the name of the refusal.
/// </summary>
internal static class Problems
{
    private const int LongestShown = 60;
    private static readonly ResourceManager Texts = new("Hotline.Host.Resources.ApiTexts", typeof(Problems).Assembly);

    public static ProblemHttpResult NoKey() => Problem(StatusCodes.Status401Unauthorized, "NoKey");

    public static ProblemHttpResult TooOften() => Problem(StatusCodes.Status429TooManyRequests, "TooOften");

    public static ProblemHttpResult Unavailable() => Problem(StatusCodes.Status503ServiceUnavailable, "Unavailable");

    public static ProblemHttpResult NoSuchTicket(long number) => Problem(StatusCodes.Status404NotFound, "NoSuchTicket", number);

    public static ProblemHttpResult NoSuchFile() => Problem(StatusCodes.Status404NotFound, "NoSuchFile");

    public static ProblemHttpResult NoSuchWebhook() => Problem(StatusCodes.Status404NotFound, "NoSuchWebhook");

    public static ProblemHttpResult TooManyWebhooks(int most) => Problem(StatusCodes.Status409Conflict, "TooManyWebhooks", most);

    public static ProblemHttpResult NoPrecondition() => Problem(StatusCodes.Status428PreconditionRequired, "NoPrecondition");

    public static ProblemHttpResult Stale(long number, long version) => Problem(StatusCodes.Status412PreconditionFailed, "Stale", number, version);

    public static ProblemHttpResult KeyReused(long number) => Problem(StatusCodes.Status422UnprocessableEntity, "KeyReused", number);

    public static ProblemHttpResult Refused(long number, Refusal refusal) => Coded(
        StatusCodes.Status409Conflict, "Refused", refusal.ToString(), [number, TicketTexts.Of(refusal, CultureInfo.CurrentUICulture.Name)]);

    public static ProblemHttpResult BadBody(string where) => Problem(StatusCodes.Status400BadRequest, "BadBody", Shown(where));

    public static ProblemHttpResult NoJson() => Problem(StatusCodes.Status415UnsupportedMediaType, "NoJson");

    public static ProblemHttpResult TooLarge(long most) => Problem(StatusCodes.Status413PayloadTooLarge, "TooLarge", most);

    public static ProblemHttpResult BadFile() => Problem(StatusCodes.Status415UnsupportedMediaType, "BadFile");

    public static ProblemHttpResult BadValue(string name, string value, string allowed)
        => Problem(StatusCodes.Status400BadRequest, "BadValue", name, Shown(value), allowed);

    /// <summary>Declares the errors of an endpoint in the interface's document.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            endpoint.ProducesProblem(status);
        return endpoint;
    }

    private static string Shown(string text) => text.Length > LongestShown ? text[..LongestShown] : text;

    private static ProblemHttpResult Problem(int status, string name, params object[] values) => Coded(status, name, name, values);

    private static ProblemHttpResult Coded(int status, string name, string code, object[] values)
    {
        var culture = CultureInfo.CurrentUICulture;
        return TypedResults.Problem(
            statusCode: status,
            type: "urn:hotline:problem:" + code,
            title: Texts.GetString(name + "Title", culture),
            detail: string.Format(CultureInfo.InvariantCulture, Texts.GetString(name, culture)!, values),
            extensions: new Dictionary<string, object?> { ["code"] = code });
    }
}
