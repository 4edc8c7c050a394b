using System.Globalization;
using Hotline.Host.Open311.Catalogue;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.Primitives;

namespace Hotline.Host.Open311.Requests;

/// <summary>A posted request, checked field by field.</summary>
internal sealed record ReportForm
{
    public required Category Service { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string? Address { get; init; }

    public Area? AddressArea { get; init; }

    public string? Description { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    /// <summary>The account or device at the client, where it gives one.</summary>
    public string? ClientId { get; init; }

    public IReadOnlyList<string> MediaUrls { get; init; } = [];

    public TicketKind? Kind { get; init; }

    public Area? District { get; init; }
}

/// <summary>Reads a posted request and says everything that is wrong with it at once.</summary>
internal sealed class ReportFormReader(IEnumerable<KeyValuePair<string, StringValues>> form, ICityDirectory city)
{
    /// <summary>The specification's own limit of a description.</summary>
    private const int LongestDescription = 4000;
    private const int LongestAddress = 500;
    private const int LongestUrl = 500;
    private const int LongestWord = 200;

    /// <summary>Of an address of electronic mail (RFC 5321, section 4.5.3.1).</summary>
    private const int LongestEmail = 254;
    private const int MostMedia = 20;

    private readonly Dictionary<string, StringValues> fields = new(form, StringComparer.Ordinal);
    private readonly List<string> errors = [];

    /// <summary>What is wrong; empty where nothing is.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>Reads the fields of a request for <paramref name="service"/>; what is wrong is in <see cref="Errors"/>.</summary>
    public ReportForm Read(Category service)
    {
        var (latitude, longitude) = Point();
        var report = new ReportForm
        {
            Service = service,
            Latitude = latitude,
            Longitude = longitude,
            Address = Text("address_string", LongestAddress),
            AddressArea = AreaOf("address_id", null),
            Description = Text("description", LongestDescription),
            Email = Email(),
            Phone = Text("phone", LongestWord),
            FirstName = Text("first_name", LongestWord),
            LastName = Text("last_name", LongestWord),
            ClientId = Text("account_id", LongestWord) ?? Text("device_id", LongestWord),
            MediaUrls = Media(),
            Kind = Kind(),
            District = AreaOf($"attribute[{ServiceCatalogue.DistrictAttribute}]", AreaLevel.District),
        };
        if (service.NeedsPlace && report is { Latitude: null, Address: null, AddressArea: null } && errors.Count == 0)
            Wrong("NoLocation");
        return report;
    }

    private (double? Latitude, double? Longitude) Point()
    {
        var (latitude, longitude) = (Number("lat", 90), Number("long", 180));
        if (latitude is null != longitude is null && errors.Count == 0)
            Wrong("HalfAPoint");
        return (latitude, longitude);
    }

    private double? Number(string name, double most)
    {
        if (Value(name) is not { } text)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= most)
            return number;
        Wrong("BadNumber", name, -most, most);
        return null;
    }

    private string? Text(string name, int longest)
    {
        if (Value(name) is not { } text)
            return null;
        if (text.Length <= longest)
            return text;
        Wrong("TooLong", name, longest);
        return null;
    }

    private string? Email()
    {
        if (Text("email", LongestEmail) is not { } email)
            return null;
        if (System.Net.Mail.MailAddress.TryCreate(email, out _))
            return email;
        Wrong("BadEmail");
        return null;
    }

    private List<string> Media()
    {
        var urls = fields.Where(f => f.Key is "media_url" or "media_url[]").SelectMany(f => f.Value).OfType<string>()
            .Select(u => u.Trim()).Where(u => u.Length > 0).ToList();
        if (urls.Count > MostMedia || urls.Exists(u => u.Length > LongestUrl || !IsWebAddress(u)))
            Wrong("BadMediaUrl", MostMedia, LongestUrl);
        return urls;
    }

    private static bool IsWebAddress(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private TicketKind? Kind()
    {
        if (Value($"attribute[{ServiceCatalogue.KindAttribute}]") is not { } text)
            return null;
        if (Enum.TryParse<TicketKind>(text, out var kind) && ServiceCatalogue.Kinds.Contains(kind))
            return kind;
        Wrong("BadAttribute", ServiceCatalogue.KindAttribute, string.Join(", ", ServiceCatalogue.Kinds));
        return null;
    }

    private Area? AreaOf(string name, AreaLevel? level)
    {
        if (Value(name) is not { } code)
            return null;
        if (city.FindArea(code) is { } area && (level is null || area.Level == level))
            return area;
        Wrong("BadArea", name);
        return null;
    }

    private string? Value(string name)
        => fields.TryGetValue(name, out var values) && values.Count > 0 && values[0]?.Trim() is { Length: > 0 } text ? text : null;

    private void Wrong(string name, params object[] values) => errors.Add(Open311Texts.Format(name, values));
}
