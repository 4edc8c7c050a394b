namespace Hotline.Ticketing.Routing;

/// <summary>
/// A reason of a routing decision as it is kept: the name of its wording, then its arguments (codes, figures), separated by '|'.
/// <see cref="Texts.TicketTexts.Reason"/> puts it into words.
/// </summary>
internal static class RoutingReason
{
    private const char Separator = '|';

    public static string CategorySure(string category, double confidence) => Say(nameof(CategorySure), category, Percent(confidence));

    public static string CategoryUnsure(string category, double confidence) => Say(nameof(CategoryUnsure), category, Percent(confidence));

    /// <summary>Letters only, so that no separator is among them.</summary>
    public static string CategoryWords(string category, IEnumerable<string> words) => Say(nameof(CategoryWords), category, string.Join('、', words));

    public static string CategoryNotUnderstood() => nameof(CategoryNotUnderstood);

    public static string PlaceNeeded(string category) => Say(nameof(PlaceNeeded), category);

    public static string NoRule(string category) => Say(nameof(NoRule), category);

    public static string CityRule(string category, string department) => Say(nameof(CityRule), category, department);

    public static string AreaRule(string area, string category, string department) => Say(nameof(AreaRule), area, category, department);

    public static string DistrictForStreet(string district) => Say(nameof(DistrictForStreet), district);

    public static (string Name, string[] Arguments) Parse(string reason)
    {
        var parts = reason.Split(Separator);
        return (parts[0], parts[1..]);
    }

    private static string Say(string name, params ReadOnlySpan<string?> arguments) => name + Separator + string.Join(Separator, arguments);

    private static string Percent(double confidence) => Math.Round(confidence * 100).ToString("0", System.Globalization.CultureInfo.InvariantCulture);
}
