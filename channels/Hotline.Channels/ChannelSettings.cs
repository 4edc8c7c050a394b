using Microsoft.Extensions.Configuration;

namespace Hotline.Channels;

/// <summary>
/// Reads a channel's keys from the <c>Channels</c> section. In Development an absent key takes its well-known development
/// value; elsewhere it is missing, and a development value is refused.
/// </summary>
/// <param name="channels">The <c>Channels</c> section.</param>
/// <param name="isDevelopment">Whether development values are allowed.</param>
internal sealed class ChannelSettings(IConfiguration channels, bool isDevelopment)
{
    private readonly List<string> missing = [];

    /// <summary>Whether development values are allowed.</summary>
    public bool IsDevelopment => isDevelopment;

    /// <summary>Full names of the keys that were required and are absent.</summary>
    public IReadOnlyList<string> Missing => missing;

    /// <summary>Whether nothing that was required is absent.</summary>
    public bool AreComplete => missing.Count == 0;

    /// <summary>Why the channel is off, for the start's report.</summary>
    public string MissingNote => "missing: " + string.Join(", ", missing);

    /// <summary>Reads a key without which the channel is off; an absent one is noted and read as an empty string.</summary>
    /// <exception cref="ChannelConfigurationException">The value is not allowed.</exception>
    public string Required(string key, string developmentValue, Func<string, bool> isAllowed, string allowed)
    {
        if (Value(key) is not { } value)
        {
            if (isDevelopment)
                return developmentValue;
            missing.Add(FullName(key));
            return "";
        }

        return Checked(key, value, developmentValue, isAllowed, allowed);
    }

    /// <summary>Reads a key that may be absent, and that has a development value.</summary>
    /// <exception cref="ChannelConfigurationException">The value is not allowed.</exception>
    public string? Optional(string key, string developmentValue, Func<string, bool> isAllowed, string allowed)
    {
        if (Value(key) is not { } value)
            return isDevelopment ? developmentValue : null;
        return Checked(key, value, developmentValue, isAllowed, allowed);
    }

    /// <summary>Reads a key that may be absent.</summary>
    /// <exception cref="ChannelConfigurationException">The value is not allowed.</exception>
    public string? Optional(string key, Func<string, bool> isAllowed, string allowed)
    {
        if (Value(key) is not { } value)
            return null;
        return isAllowed(value) ? value : throw Refuse(key, "has a value that is not allowed", allowed);
    }

    /// <summary>Notes that a key is absent which is needed here.</summary>
    public void Miss(string key) => missing.Add(FullName(key));

    private string Checked(string key, string value, string developmentValue, Func<string, bool> isAllowed, string allowed)
    {
        if (!isAllowed(value))
            throw Refuse(key, "has a value that is not allowed", allowed);
        if (!isDevelopment && value == developmentValue)
            throw Refuse(key, "is the well-known development key, which anybody can look up", allowed + ", and not the development key");
        return value;
    }

    private static ChannelConfigurationException Refuse(string key, string what, string allowed)
        => new($"{FullName(key)} {what}. Allowed: {allowed}.");

    private static string FullName(string key) => "Channels:" + key;

    private string? Value(string key) => channels[key]?.Trim() is { Length: > 0 } value ? value : null;
}
