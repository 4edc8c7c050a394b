using System.Text.Json;

namespace Hotline.Evaluation.Input;

/// <summary>Reads a file of one JSON object a line.</summary>
internal static class JsonLines
{
    /// <summary>Every row, read; empty lines are passed over.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads one row.</param>
    /// <exception cref="InputFault">A line is no JSON object or lacks something; the message names the file and the line.</exception>
    public static List<T> Read<T>(string path, Func<JsonRow, T> read)
    {
        var rows = new List<T>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            using var document = Parse(path, number, line);
            rows.Add(read(new JsonRow(path, number, document.RootElement)));
        }

        return rows.Count > 0 ? rows : throw new InputFault($"{path} has no rows.");
    }

    private static JsonDocument Parse(string path, int number, string line)
    {
        try
        {
            var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw new InputFault($"{path}, line {number}: this is no JSON object.");
        }
        catch (JsonException exception)
        {
            throw new InputFault($"{path}, line {number}: this is no JSON ({exception.Message})");
        }
    }
}

/// <summary>A row of a file.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Line">Its line, 1-based.</param>
/// <param name="Json">The object.</param>
internal readonly record struct JsonRow(string File, int Line, JsonElement Json)
{
    /// <summary>True where the row has the property.</summary>
    public bool Has(string name) => Json.TryGetProperty(name, out _);

    /// <summary>A text that must be there and not be empty.</summary>
    public string Text(string name) => Optional(name) is { Length: > 0 } text ? text : throw Wrong($"'{name}' is missing or empty");

    /// <summary>A text; null where the row has none. Numbers are taken as they are written.</summary>
    public string? Optional(string name)
    {
        if (!Json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return Plain(value) ?? throw Wrong($"'{name}' is no text");
    }

    /// <summary>A list of texts that must be there; it may be empty. Numbers are taken as they are written.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (!Json.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(v => Plain(v) is null))
            throw Wrong($"'{name}' is missing or no list of texts");
        return [.. list.EnumerateArray().Select(v => Plain(v)!)];
    }

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    public InputFault Wrong(string what) => new($"{File}, line {Line}: {what}.");
}
