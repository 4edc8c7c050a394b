using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Routing.Editing;
using Hotline.Ticketing.Texts;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Settings;

/// <summary>Puts entries of the city's lists into words.</summary>
internal sealed class CityWords(TicketTexts texts, IPublishedStandards standards)
{
    /// <summary>Stands for the street of the matter's place.</summary>
    public const string Street = "@street";

    /// <summary>Stands for the district of the matter's place.</summary>
    public const string District = "@district";

    /// <summary>A department by its code, or that of the matter's place.</summary>
    public string Department(string code) => code switch
    {
        Street => T("Routing_Street"),
        District => T("Routing_District"),
        _ => texts.Department(code, Language),
    };

    /// <summary>Whom a line names.</summary>
    public string Department(RoutingTarget target) => target.Kind switch
    {
        RoutingTargetKind.StreetOfPlace => T("Routing_Street"),
        RoutingTargetKind.DistrictOfPlace => T("Routing_District"),
        _ => texts.Department(target.Code!, Language),
    };

    /// <summary>An area; null: the whole city.</summary>
    public string Area(string? code) => code is null ? T("Routing_AnyArea") : texts.Area(code, Language);

    /// <summary>A category; null: any.</summary>
    public string Category(string? code) => code is null ? T("Routing_AnyCategory") : texts.Category(code, Language);

    /// <summary>A policy of response times.</summary>
    public static string Policy(PublishedStandard policy) => Language == "en" ? policy.EnglishName ?? policy.Name : policy.Name;

    /// <summary>The policy that set a clock, which keeps its name then, with its criteria behind.</summary>
    public string Policy(Clock clock)
        => standards.All.FirstOrDefault(s => clock.Policy.StartsWith(s.Name + " (", StringComparison.Ordinal)) is { } policy ? Policy(policy) : clock.Policy;

    /// <summary>The text of an entry; null or empty: nothing stands there.</summary>
    public string Of(CityList list, string? text) => list switch
    {
        CityList.Routes => RouteValue.Parse(text ?? "") is not { } route ? T("Route_None")
            : route.Alternatives.Count == 0 ? Department(route.Department)
            : T("Route_Words", Department(route.Department), string.Join(T("List_Join"), route.Alternatives.Select(Department))),
        CityList.Departments => text is null ? "" : string.Join(" · ", text.Split('\n').Where(p => p.Length > 0)),
        CityList.FallbackOwner => text is null ? "" : Department(text),
    };
}
