using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Console.Live;

/// <summary>What a stream says.</summary>
internal readonly struct LiveEvent
{
    private static readonly byte[] PartName = [.. "part"u8];

    private LiveEvent(byte[] name, PushedPart? part) => (Name, Part) = (name, part);

    /// <summary>The page may not be seen any more.</summary>
    public static LiveEvent Gone { get; } = new([.. "gone"u8], null);

    /// <summary>Nothing new; the connection is alive.</summary>
    public static LiveEvent Beat { get; } = new([.. "beat"u8], null);

    /// <summary>Its name, in UTF-8.</summary>
    public byte[] Name { get; }

    /// <summary>Its data; null for none.</summary>
    public PushedPart? Part { get; }

    /// <summary>A part of the page looks different now.</summary>
    public static LiveEvent Of(PushedPart part) => new(PartName, part);
}

/// <summary>A part of a page as it is sent.</summary>
/// <param name="Id">Id of its element.</param>
/// <param name="Html">What stands in it.</param>
internal sealed record PushedPart(string Id, string Html);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PushedPart))]
internal sealed partial class LiveJson : JsonSerializerContext;
