using System.Text;

namespace Hotline.Host.TryIt.Exchanges;

/// <summary>Keeps what the hotline sends to a vendor and what it gets back, for the page to show.</summary>
internal static class ReceivedLetter
{
    private static readonly HashSet<string> Secret = new(StringComparer.OrdinalIgnoreCase) { "Authorization", "Cookie" };
    private static readonly HashSet<string> Shown = new(StringComparer.OrdinalIgnoreCase) { "Authorization", "User-Agent", "Content-Type", "Accept" };

    /// <summary>What stands in a secret's place.</summary>
    public const string Covered = "••••••";

    /// <summary>Most bytes taken; the vendors' own messages stay below 10 KB.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>Reads the body in UTF-8.</summary>
    public static async Task<string> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    /// <summary>The exchange that is just being answered.</summary>
    /// <param name="handset">One of <see cref="Handsets"/>.</param>
    /// <param name="request">What the hotline sent.</param>
    /// <param name="query">Its query with secrets covered, or nothing.</param>
    /// <param name="body">Its body.</param>
    /// <param name="status">Status of the answer.</param>
    /// <param name="answer">Body of the answer, JSON.</param>
    /// <param name="at">When it came in.</param>
    public static Exchange Exchange(string handset, HttpRequest request, string query, string body, int status, string answer, DateTimeOffset at) => new()
    {
        Handset = handset,
        IsFromHotline = true,
        At = at,
        Request = new()
        {
            Method = request.Method,
            Url = $"{request.Scheme}://{request.Host}{request.Path}{query}",
            Headers = [.. request.Headers.Where(h => Shown.Contains(h.Key)).Select(h => new Header(h.Key, Secret.Contains(h.Key) ? Covered : h.Value.ToString()))],
            Body = body,
        },
        Response = new() { Status = status, Headers = [new("Content-Type", "application/json")], Body = answer },
    };
}
