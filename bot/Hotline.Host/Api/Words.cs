namespace Hotline.Host.Api;

/// <summary>Values of enumerations as callers write them.</summary>
internal static class Words
{
    /// <summary>Reads a name, whatever its case; false where it is none. Numbers are no names.</summary>
    public static bool TryRead<T>(string? text, out T? value)
        where T : struct, Enum
    {
        value = null;
        if (string.IsNullOrEmpty(text))
            return true;
        if (char.IsAsciiDigit(text[0]) || !Enum.TryParse<T>(text, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed))
            return false;
        value = parsed;
        return true;
    }

    /// <summary>All names, to be told what is allowed.</summary>
    public static string Of<T>()
        where T : struct, Enum
        => string.Join(", ", Enum.GetNames<T>());
}
