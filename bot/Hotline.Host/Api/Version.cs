using System.Globalization;

namespace Hotline.Host.Api;

/// <summary>A ticket's version as an entity tag (RFC 9110, section 8.8.3).</summary>
internal static class Version
{
    public static string ETag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>True where the caller has this version already (<c>If-None-Match</c>).</summary>
    public static bool IsKnown(HttpRequest request, long version)
        => request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Contains(ETag(version));

    /// <summary>Reads <c>If-Match</c>; <c>*</c> is any version. False where it is something else than one of our tags.</summary>
    public static bool TryRead(string ifMatch, out long? version)
    {
        version = null;
        if (ifMatch == "*")
            return true;
        if (ifMatch.Length < 3 || ifMatch[0] != '"' || ifMatch[^1] != '"'
            || !long.TryParse(ifMatch.AsSpan(1, ifMatch.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
            return false;
        version = parsed;
        return true;
    }
}
