using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Bot.Turns;

namespace Hotline.Host.Nodes.Redis;

/// <summary>How news travels: who says it, then kind and key of each thing in turns.</summary>
internal static class NewsJson
{
    public static byte[] Write(string node, IEnumerable<Touched> touched)
        => JsonSerializer.SerializeToUtf8Bytes([node, .. touched.SelectMany(t => (string[])[t.Kind.ToString(), t.Key])], NewsJsonContext.Default.StringArray);

    /// <summary>Null where it is no news of ours; kinds that only a newer node knows are left out.</summary>
    public static (string Node, IReadOnlyList<Touched> Touched)? Read(byte[] message)
    {
        try
        {
            if (JsonSerializer.Deserialize(message, NewsJsonContext.Default.StringArray) is not [var node, .. var parts])
                return null;
            return (node, [.. parts.Chunk(2).Where(p => p.Length == 2).SelectMany(p => Enum.TryParse<ChangeKind>(p[0], out var kind) && Enum.IsDefined(kind) ? (Touched[])[new(kind, p[1])] : [])]);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSerializable(typeof(string[]))]
internal sealed partial class NewsJsonContext : JsonSerializerContext;
