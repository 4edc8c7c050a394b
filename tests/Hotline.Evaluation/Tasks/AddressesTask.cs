using Hotline.Bot.Understanding;
using Hotline.Evaluation.Input;
using Hotline.Ticketing.Routing;

namespace Hotline.Evaluation.Tasks;

/// <summary>
/// Reads places. What the words leave open (a name that occurs in several places) must stay open; a district that follows from the
/// street that was said is no fault where the row leaves it empty.
/// </summary>
internal sealed class AddressesTask : EvaluationTask
{
    private const int MissesShown = 20;

    // Communities are written with or without the word for their office.
    private static readonly string[] _offices = ["社区居委会", "社区居民委员会", "居委会", "居民委员会", "村委会", "村民委员会", "社区", "村"];

    public override string Name => "addresses";

    public override string Usage => "--test T.jsonl";

    public override Task<Figures> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var rows = JsonLines.Read(arguments.File("test"), row =>
            (Text: row.Text("text"), Kind: row.Optional("kind") ?? "", Right: new AreaNames(row.Optional("district") ?? "", row.Optional("street") ?? "", row.Optional("community") ?? "")));
        using var engine = new Engine();
        var readings = rows.ConvertAll(row => (row.Text, row.Kind, row.Right, Read: Read(engine.City, engine.Understand(row.Text))));
        Table.Write(output, ["wrong: said", "is", "was read as"], readings.Where(r => !IsExact(r.Right, r.Read)).Take(MissesShown).Select(r => new object[] { r.Text, r.Right, r.Read }));
        var kinds = readings.GroupBy(r => r.Kind).ToList();
        if (kinds.Count > 1)
            Table.Write(output, ["how it is said", "rows", "exact"], kinds.Select(k => new object[] { k.Key, k.Count(), k.Average(r => IsExact(r.Right, r.Read) ? 1.0 : 0) }));
        return Task.FromResult(new Figures()
            .Add("exact", readings.Average(r => IsExact(r.Right, r.Read) ? 1.0 : 0))
            .Add("district", readings.Average(r => HasDistrict(r.Right, r.Read) ? 1.0 : 0))
            .Add("street", readings.Average(r => HasStreet(r.Right, r.Read) ? 1.0 : 0)));
    }

    internal static bool IsExact(AreaNames right, AreaNames read) => HasDistrict(right, read) && HasStreet(right, read) && Plain(right.Community) == Plain(read.Community);

    internal static bool HasDistrict(AreaNames right, AreaNames read) => read.District == right.District
        || (right.District.Length == 0 && (HasMore(right.Street, read.Street) || (right.Street.Length == 0 && HasMore(right.Community, read.Community))));

    internal static bool HasStreet(AreaNames right, AreaNames read) => read.Street == right.Street || (right.Street.Length == 0 && HasMore(right.Community, read.Community));

    // What lies above an area that was said and read follows from it.
    private static bool HasMore(string right, string read) => right.Length > 0 && Plain(read) == Plain(right);

    private static AreaNames Read(ICityDirectory city, Understood heard)
    {
        Place[] places = [heard.Place, .. heard.OtherPlaces];
        return new AreaNames(
            Common(places, p => p.District is null ? "" : city.FindArea(p.District)!.Name),
            Common(places, p => p.Street is null ? "" : city.FindArea(p.Street)!.Name),
            Common(places, p => p.Community ?? ""));
    }

    private static string Common(Place[] places, Func<Place, string> part) => places.Select(part).Distinct().ToArray() is [var only] ? only : "";

    private static string Plain(string community)
    {
        // 村 of 村委会 and 社区 of 社区居委会 may be written or not, and one ending stands on the other: 西村社区居委会.
        while (Array.Find(_offices, office => community.Length > office.Length && community.EndsWith(office, StringComparison.Ordinal)) is { } office)
            community = community[..^office.Length];
        return community;
    }
}

/// <summary>An area by the names of its levels, empty where none was said.</summary>
internal readonly record struct AreaNames(string District, string Street, string Community)
{
    public override string ToString() => string.Join(' ', new[] { District, Street, Community }.Where(n => n.Length > 0));
}
