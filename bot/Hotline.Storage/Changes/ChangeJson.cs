using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Bot.Turns;

namespace Hotline.Storage.Changes;

/// <summary>How a list of changed things is written: kind and key in turns, in one array.</summary>
internal static class ChangeJson
{
    public static byte[] Write(IReadOnlyCollection<Touched> touched)
        => JsonSerializer.SerializeToUtf8Bytes([.. touched.SelectMany(t => (string[])[t.Kind.ToString(), t.Key])], ChangeJsonContext.Default.StringArray);

    /// <summary>What a newer node names in words of its own is left out.</summary>
    public static IReadOnlyList<Touched> Read(string json)
    {
        var parts = JsonSerializer.Deserialize(json, ChangeJsonContext.Default.StringArray)!;
        return [.. parts.Chunk(2).Where(p => p.Length == 2 && Enum.TryParse<ChangeKind>(p[0], out _)).Select(p => new Touched(Enum.Parse<ChangeKind>(p[0]), p[1]))];
    }
}

[JsonSerializable(typeof(string[]))]
internal sealed partial class ChangeJsonContext : JsonSerializerContext;
