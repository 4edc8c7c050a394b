namespace Hotline.Channels.Twilio;

/// <summary>Twilio's identifiers of calls, messages and the like, as far as they are trusted: letters and digits, not long.</summary>
internal static class TwilioSid
{
    private const int MaxLength = 64;

    /// <summary>The identifier, or null where it is none.</summary>
    public static string? Of(string? value) => value is { Length: > 0 and <= MaxLength } && value.All(char.IsAsciiLetterOrDigit) ? value : null;
}
