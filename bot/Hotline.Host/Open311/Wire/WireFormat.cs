namespace Hotline.Host.Open311.Wire;

/// <summary>The two formats of the interface.</summary>
internal enum WireFormat
{
    /// <summary><c>text/xml</c>, which every server of GeoReport v2 must speak.</summary>
    Xml,
    /// <summary><c>application/json</c>.</summary>
    Json,
}

/// <summary>Finds out the format that a client wants.</summary>
internal static class WireFormats
{
    private const string XmlSuffix = ".xml";
    private const string JsonSuffix = ".json";

    /// <summary>By the path's suffix, else by what the client accepts, else XML.</summary>
    public static WireFormat Of(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        if (path.EndsWith(XmlSuffix, StringComparison.OrdinalIgnoreCase))
            return WireFormat.Xml;
        return path.EndsWith(JsonSuffix, StringComparison.OrdinalIgnoreCase)
            || request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase)
            ? WireFormat.Json
            : WireFormat.Xml;
    }

    /// <summary>The last segment of a path without the suffix of a format. Codes may have dots of their own.</summary>
    public static string WithoutSuffix(string segment)
    {
        foreach (var suffix in (ReadOnlySpan<string>)[XmlSuffix, JsonSuffix])
        {
            if (segment.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                return segment[..^suffix.Length];
        }

        return segment;
    }
}
