using System.Text.Json;

namespace Hotline.Channels.WebChat.DirectLine;

/// <summary>Strings inside JSON that was kept unread.</summary>
internal static class JsonText
{
    /// <summary>The string, or null where it is none, or is no text (half of a surrogate pair).</summary>
    public static string? Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
