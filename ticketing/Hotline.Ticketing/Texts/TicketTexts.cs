using System.Globalization;
using System.Resources;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.Texts;

/// <summary>
/// What people read or hear about tickets. Every method takes a language: <see cref="English"/> or one that begins with it
/// gives English, any other Chinese.
/// </summary>
public sealed class TicketTexts
{
    /// <summary>The language of every text.</summary>
    public const string Chinese = "zh-CN";

    /// <summary>The other language.</summary>
    public const string English = "en";

    private static readonly CultureInfo ChineseCulture = CultureInfo.GetCultureInfo(Chinese);
    private static readonly CultureInfo EnglishCulture = CultureInfo.GetCultureInfo(English);
    private static readonly ResourceManager Resources = new(typeof(TicketTexts));
    private readonly ICityDirectory city;
    private readonly TimeWording times;

    internal TicketTexts(ICityDirectory city, TimeZoneInfo zone) => (this.city, times) = (city, new TimeWording(zone));

    /// <summary>Name of a status, for lists.</summary>
    public static string Of(TicketStatus status, string language) => Get($"Status_{status}", language);

    /// <summary>Name of a kind of request.</summary>
    public static string Of(TicketKind kind, string language) => Get($"Kind_{kind}", language);

    /// <summary>Name of a priority.</summary>
    public static string Of(TicketPriority priority, string language) => Get($"Priority_{priority}", language);

    /// <summary>Name of a clock.</summary>
    public static string Of(ClockKind clock, string language) => Get($"Clock_{clock}", language);

    /// <summary>A ground of not taking a matter.</summary>
    public static string Of(DeclineGround ground, string language) => Get($"Ground_{ground}", language);

    /// <summary>Name of a degree of satisfaction.</summary>
    public static string Of(Satisfaction satisfaction, string language) => Get($"Satisfaction_{satisfaction}", language);

    /// <summary>Who is told of a breach.</summary>
    public static string Of(EscalationTarget target, string language) => Get($"Escalation_{target}", language);

    /// <summary>Why a clock stands still.</summary>
    public static string Of(PauseReason reason, string language) => Get($"Pause_{reason}", language);

    /// <summary>How a department came to help.</summary>
    public static string Of(HelperKind kind, string language) => Get($"Helper_{kind}", language);

    /// <summary>Name of a role.</summary>
    public static string Of(ActorRole role, string language) => Get($"Role_{role}", language);

    /// <summary>Why a command was refused, as a sentence that may be said to whoever gave it.</summary>
    public static string Of(Refusal refusal, string language) => Get($"Refusal_{refusal}", language);

    /// <summary>How a ticket stands, as a sentence for its resident.</summary>
    public string StatusSentence(Ticket ticket, string language)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        if (ticket is { Status: TicketStatus.Merged, ResolvedWithMaster: { } resolved })
            return resolved.Answer is { } answer ? Format("StatusSaid_MergedResolved", language, answer) : Get("StatusSaid_MergedResolvedElsewhere", language);
        var words = ticket.Status switch
        {
            TicketStatus.Declined => ticket.DeclineGround,
            TicketStatus.AwaitingResident => ticket.Waiting?.Question,
            TicketStatus.Merged => ticket.Master?.ToString(),
            _ => ticket.Answer,
        };
        return Format($"StatusSaid_{ticket.Status}", language, ticket.Department is { } code ? Department(code, language) : "", words ?? "");
    }

    /// <summary>Who acts and by when, as one or two sentences for the resident; times are the city's, and none that has passed is promised.</summary>
    /// <param name="promise">From <see cref="ITicketDesk.PromiseOf"/>.</param>
    /// <param name="now">The present, for "today" and "tomorrow".</param>
    /// <param name="language">Of the text.</param>
    public string Promise(TicketPromise promise, DateTimeOffset now, string language)
    {
        ArgumentNullException.ThrowIfNull(promise);
        if (promise.DepartmentName is not { } department)
            return Get("Promise_Triage", language);
        if (promise.ResolveBy <= now)
            return Format("Promise_Overdue", language, department);
        var text = promise switch
        {
            { ResolveBy: { } resolve, FirstContactBy: { } contact } when contact > now && contact < resolve
                => Format("Promise_ContactAndResolve", language, department, Time(contact, now, language), Time(resolve, now, language)),
            { ResolveBy: { } resolve } => Format("Promise_Resolve", language, department, Time(resolve, now, language)),
            _ => Format("Promise_NoClock", language, department),
        };
        return promise is { DeadlineIsFlagged: true, ResolveBy: not null } ? $"{text}{(IsEnglish(language) ? " " : "")}{Get("Promise_Flagged", language)}" : text;
    }

    /// <summary>A moment as people say it, in the city's time: 明天下午3点20分; tomorrow, 3:20 pm.</summary>
    public string Time(DateTimeOffset at, DateTimeOffset now, string language) => times.Say(at, now, language);

    /// <summary>Name of a department; its code where there is none.</summary>
    public string Department(string code, string language) => city.FindDepartment(code) is { } department
        ? IsEnglish(language) ? department.EnglishName : department.Name
        : code;

    /// <summary>A reason of a <see cref="RoutingDecision"/> in words; a reason that a person wrote is returned as it is.</summary>
    public string Reason(string reason, string language)
    {
        var (name, arguments) = RoutingReason.Parse(reason);
        string[]? words = (name, arguments) switch
        {
            (nameof(RoutingReason.CategorySure) or nameof(RoutingReason.CategoryUnsure), [var category, var percent]) => [Category(category, language), percent],
            (nameof(RoutingReason.CategoryWords), [var category, var spoken]) => [Category(category, language), spoken],
            (nameof(RoutingReason.CategoryNotUnderstood), []) => [],
            (nameof(RoutingReason.PlaceNeeded) or nameof(RoutingReason.NoRule), [var category]) => [Category(category, language)],
            (nameof(RoutingReason.CityRule), [var category, var department]) => [Category(category, language), Department(department, language)],
            (nameof(RoutingReason.AreaRule), [var area, var category, var department]) =>
                [Area(area, language), Category(category, language), Department(department, language)],
            (nameof(RoutingReason.DistrictForStreet), [var area]) => [Area(area, language)],
            _ => null,
        };
        return words is null ? reason : Format($"Reason_{name}", language, words);
    }

    /// <summary>Name of a category; its code where there is none.</summary>
    public string Category(string code, string language) => code == RoutingRule.Any
        ? Get("Reason_AnyMatter", language)
        : city.FindCategory(code) is { } category ? IsEnglish(language) ? category.EnglishName : category.Name : code;

    /// <summary>Name of an area; its code where there is none.</summary>
    public string Area(string code, string language) => city.FindArea(code) is { } area
        ? IsEnglish(language) ? area.EnglishName ?? area.Name : area.Name
        : code;

    internal static bool IsEnglish(string language) => language.StartsWith(English, StringComparison.OrdinalIgnoreCase);

    internal static CultureInfo CultureOf(string language) => IsEnglish(language) ? EnglishCulture : ChineseCulture;

    internal static string Get(string name, string language) => Resources.GetString(name, CultureOf(language))
        ?? throw new MissingManifestResourceException($"There is no text named {name}.");

    internal static string Format(string name, string language, params ReadOnlySpan<object?> arguments) =>
        string.Format(CultureOf(language), Get(name, language), arguments);
}
