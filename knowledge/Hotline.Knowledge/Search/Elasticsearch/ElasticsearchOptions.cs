using System.Text.RegularExpressions;

namespace Hotline.Knowledge.Search.Elasticsearch;

/// <summary>
/// Settings of the search projection: an Elasticsearch (7.10 to 9) or OpenSearch that holds articles, tickets and transcripts for the console's
/// search. Without <see cref="Url"/> there is none and the console searches the database.
/// </summary>
public sealed partial class ElasticsearchOptions
{
    /// <summary>The section <c>Elasticsearch</c>.</summary>
    public const string Section = "Elasticsearch";

    private const int Sha256HexDigits = 64;

    /// <summary>Addresses of one or several nodes of one cluster, http or https, separated by commas. Empty: none.</summary>
    public string Url { get; set; } = "";

    /// <summary>An API key in its encoded form (Base64 of id and key); not together with <see cref="Username"/>. Empty: none.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>User of HTTP basic authentication. Empty: none.</summary>
    public string Username { get; set; } = "";

    /// <summary>Password of <see cref="Username"/>.</summary>
    public string Password { get; set; } = "";

    /// <summary>
    /// SHA-256 fingerprint of the server's certificate or of the authority that issued it, 64 hexadecimal digits, colons allowed; then that one
    /// is trusted and no other. Empty: what the machine trusts.
    /// </summary>
    public string CertificateFingerprint { get; set; } = "";

    /// <summary>Begins the names of all indexes and aliases; two installations on one cluster need two. Default <c>hotline</c>.</summary>
    public string IndexPrefix { get; set; } = "hotline";

    /// <summary>Analyzer of Chinese text that the server has: the built-in <c>cjk</c> (default), or <c>smartcn</c>, <c>ik_smart</c> where their plugin is installed.</summary>
    public string Analyzer { get; set; } = "cjk";

    /// <summary>How long one request may take: 1 s to 2 min, default 10 s. A search of the console waits at most 2 s of it.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>True where a server is configured.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Url);

    /// <summary>What is wrong, for whoever runs the service; never the value of a secret. Null where nothing is.</summary>
    internal string? Problem => !IsOn ? null : ProblemOfAddresses ?? ProblemOfCredentials
        ?? (Fingerprint is { } f && (f.Length != Sha256HexDigits || !Hexadecimal().IsMatch(f))
            ? $"{Section}:CertificateFingerprint is not a SHA-256 fingerprint; give its 64 hexadecimal digits (openssl x509 -noout -fingerprint -sha256 prints them)."
            : Fingerprint is not null && Hosts.All(h => h.Scheme == Uri.UriSchemeHttp)
                ? $"{Section}:CertificateFingerprint is given but {Section}:Url has http addresses only; write https, or leave the fingerprint out."
                : !Prefix().IsMatch(IndexPrefix)
                    ? $"{Section}:IndexPrefix is '{IndexPrefix}'; allowed: 1 to 50 small letters, digits, hyphens and underscores, beginning with a letter or digit."
                    : !AnalyzerName().IsMatch(Analyzer)
                        ? $"{Section}:Analyzer is '{Analyzer}'; allowed: the name of an analyzer of the server, such as cjk, smartcn or ik_smart."
                        : Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(2) ? $"{Section}:Timeout is {Timeout}; allowed: 00:00:01 to 00:02:00." : null);

    /// <summary>The addresses, each ending with a slash.</summary>
    /// <exception cref="UriFormatException">One is none; <see cref="Problem"/> says so before.</exception>
    internal IReadOnlyList<Uri> Hosts => [.. Addresses.Select(a => new Uri(a.TrimEnd('/') + "/", UriKind.Absolute))];

    /// <summary>The fingerprint in capital digits without colons; null where none is given.</summary>
    internal string? Fingerprint => string.IsNullOrWhiteSpace(CertificateFingerprint) ? null
        : CertificateFingerprint.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private string[] Addresses => Url.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private string? ProblemOfAddresses
    {
        get
        {
            foreach (var (address, place) in Addresses.Select((a, i) => (a, i + 1)))
            {
                if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
                    return $"{Section}:Url: address {place} is not an http or https address; write for example https://search-1:9200,https://search-2:9200.";
                if (url.UserInfo.Length > 0)
                    return $"{Section}:Url: address {place} holds a user or password; give them in {Section}:Username and {Section}:Password, which are never logged.";
                if (url.Query.Length > 0 || url.Fragment.Length > 0)
                    return $"{Section}:Url: address {place} has a query; give the address alone, such as https://search-1:9200.";
            }

            return Addresses.Length == 0 ? $"{Section}:Url holds commas only; write addresses between them, or nothing." : null;
        }
    }

    private string? ProblemOfCredentials => ApiKey.Length > 0 && Username.Length > 0
        ? $"{Section}:ApiKey and {Section}:Username are both given; keep one of them."
        : Username.Length > 0 && Password.Length == 0 ? $"{Section}:Username is given without {Section}:Password; give both."
        : Password.Length > 0 && Username.Length == 0 ? $"{Section}:Password is given without {Section}:Username; give both."
        : Username.Contains(':', StringComparison.Ordinal) ? $"{Section}:Username holds a colon, which HTTP basic authentication forbids (RFC 7617)."
        : ApiKey.Any(c => c is <= ' ' or > '~') ? $"{Section}:ApiKey holds a character that no header may have; give the key's encoded form, as the server prints it."
        : null;

    [GeneratedRegex("^[0-9A-F]+$")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,49}$")]
    private static partial Regex Prefix();

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,50}$")]
    private static partial Regex AnalyzerName();
}
