using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Hotline.Ticketing.Routing.Learned;

/// <summary>
/// Reads labelled messages from comma-separated values, as a city exports them: columns <c>label</c> and <c>text</c>, or
/// <c>label</c>, <c>subject</c> and <c>detail</c>; where there is a <c>time</c> column it holds ISO 8601 or yyyy-MM-dd HH:mm:ss,
/// China time where no offset is given. Other columns are left alone.
/// </summary>
public static class LabelledCsv
{
    private static readonly TimeSpan _china = TimeSpan.FromHours(8);

    /// <summary>Every message of the file.</summary>
    /// <param name="path">A UTF-8 file; its first line names the columns.</param>
    /// <exception cref="InvalidDataException">A column is missing or a row is wrong; the message names the file and the line.</exception>
    public static IReadOnlyList<LabelledMessage> Read(string path)
    {
        using var text = new StreamReader(path);
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            MissingFieldFound = null,
            BadDataFound = args => throw Wrong(path, args.Context.Parser?.RawRow ?? 1, "a quotation mark stands where none may"),
        });
        if (!csv.Read() || !csv.ReadHeader())
            throw Wrong(path, 1, "the file is empty; its first line names the columns");
        string[] parts = csv.HeaderRecord!.Contains("text") ? ["text"] : ["subject", "detail"];
        foreach (var column in parts.Append("label"))
        {
            if (!csv.HeaderRecord!.Contains(column))
                throw Wrong(path, 1, $"there is no column '{column}'; needed are label and text, or label, subject and detail");
        }

        var messages = new List<LabelledMessage>();
        while (csv.Read())
            messages.Add(Message(csv, path, parts));
        return messages;
    }

    private static LabelledMessage Message(CsvReader csv, string path, string[] parts)
    {
        var line = csv.Context.Parser!.RawRow;
        var label = csv.GetField("label");
        var text = string.Join('\n', parts.Select(part => csv.GetField(part)));
        if (string.IsNullOrWhiteSpace(label))
            throw Wrong(path, line, "the label is empty");
        return string.IsNullOrWhiteSpace(text)
            ? throw Wrong(path, line, "the message is empty")
            : new LabelledMessage(text, label, Time(csv, path, line));
    }

    private static DateTimeOffset? Time(CsvReader csv, string path, int line)
    {
        if (!csv.HeaderRecord!.Contains("time") || csv.GetField("time") is not { Length: > 0 } time)
            return null;
        if (!DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            throw Wrong(path, line, $"'{time}' is no time; write 2026-11-23T09:30:00+08:00 or 2026-11-23 09:30:00");
        return HasOffset(time) ? at : new DateTimeOffset(at.DateTime, _china);
    }

    private static bool HasOffset(string time) =>
        time.EndsWith('Z') || time.LastIndexOfAny(['+', '-']) is var sign && sign > "yyyy-MM-dd".Length;

    private static InvalidDataException Wrong(string path, int line, string what) => new($"{path}, line {line}: {what}.");
}
