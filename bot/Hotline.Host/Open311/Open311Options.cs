using System.ComponentModel.DataAnnotations;

namespace Hotline.Host.Open311;

/// <summary>The public interface by Open311 GeoReport v2. Section <c>Open311</c>.</summary>
internal sealed class Open311Options
{
    public const string Section = "Open311";

    /// <summary>
    /// Name of a client to the API key with which it posts requests: the key itself, at least 16 characters, or <c>sha256:</c> with its
    /// hash in hexadecimal. More keys are made with the <c>api-key</c> command. None at all: requests can be read, not posted.
    /// </summary>
    [Required]
    public Dictionary<string, string> ApiKeys { get; init; } = [];

    /// <summary>The jurisdiction that clients may name, for example <c>beijing.gov.cn</c>. Empty (the default): any name is taken, since there is but one.</summary>
    [MaxLength(200)]
    public string JurisdictionId { get; init; } = "";

    /// <summary>Whom to ask about the interface and for a key, told by service discovery: an address or a sentence. Default: empty.</summary>
    [MaxLength(500)]
    public string Contact { get; init; } = "";

    /// <summary>Origin under which clients reach the service, for service discovery. Default: the request's own.</summary>
    [Url]
    public string? PublicUrl { get; init; }

    /// <summary>Requests for reading that one address may make in a minute. 1 to 100,000; default 600.</summary>
    [Range(1, 100_000)]
    public int ReadsPerMinute { get; init; } = 600;

    /// <summary>Requests that one key may post in a minute. 1 to 10,000; default 60.</summary>
    [Range(1, 10_000)]
    public int PostsPerMinute { get; init; } = 60;
}
