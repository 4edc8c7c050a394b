using Hotline.Host.Open311.Wire;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Open311;

/// <summary>Service discovery (wiki.open311.org/Service_Discovery): where the interface is and since when its lists stand.</summary>
internal sealed class Discovery(IOptions<Open311Options> options)
{
    /// <summary>The name by which clients find the version that they speak.</summary>
    private const string Specification = "http://wiki.open311.org/GeoReport_v2";

    private readonly DateTimeOffset changed = ChangedAt();

    public IResult Get(HttpRequest request)
    {
        var origin = options.Value.PublicUrl?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}";
        var contact = options.Value.Contact.Length > 0 ? options.Value.Contact : Open311Texts.Format("Contact");
        return Answers.Discovery(new(changed, contact, contact,
            [new(Specification, origin + Open311Endpoints.Root + "/v2", changed, "production", ["text/xml", "application/json"])]));
    }

    /// <summary>When the lists that services are made of were last edited.</summary>
    private static DateTimeOffset ChangedAt()
    {
        var lists = new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "appsettings", "city")).EnumerateFiles();
        return DateTimeOffset.FromUnixTimeSeconds(new DateTimeOffset(lists.Max(f => f.LastWriteTimeUtc)).ToUnixTimeSeconds());
    }
}
