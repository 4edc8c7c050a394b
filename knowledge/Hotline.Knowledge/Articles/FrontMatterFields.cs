using System.Globalization;

namespace Hotline.Knowledge.Articles;

/// <summary>Takes typed values out of a file's keys; what is wrong goes to the file's problems and a stand-in comes back.</summary>
internal sealed class FrontMatterFields(ArticleFile file)
{
    // Brackets, Markdown and addresses would be read out as noise.
    private static readonly string[] Unspeakable = ["(", ")", "（", "）", "[", "]", "【", "】", "*", "#", "_", "`", "<", ">", "http", "www."];

    /// <summary>Line of a key; the first line where the file lacks it.</summary>
    public int LineOf(string key) => file.FrontMatter.Values.TryGetValue(key, out var value) ? value.Line : 1;

    public bool Has(string key) => file.FrontMatter.Values.ContainsKey(key);

    /// <summary>A text that must be there.</summary>
    public string Text(string key, int mostCharacters)
    {
        if (!file.FrontMatter.Values.TryGetValue(key, out var value))
            return Fail("", 1, key, "MissingKey");
        if (value.Text is not { } text)
            return Fail("", value.Line, key, "TextWanted");
        if (text.Length == 0)
            return Fail("", value.Line, key, "Empty");
        return text.Length <= mostCharacters ? text : Fail(text, value.Line, key, "TooLong", text.Length, mostCharacters);
    }

    /// <summary>A text that can be read aloud.</summary>
    public string Spoken(int mostCharacters)
    {
        var text = Text(ArticleKeys.Spoken, mostCharacters);
        var mark = Array.Find(Unspeakable, m => text.Contains(m, StringComparison.OrdinalIgnoreCase));
        return mark is null ? text : Fail(text, LineOf(ArticleKeys.Spoken), ArticleKeys.Spoken, "NotSpeakable", mark);
    }

    /// <summary>A list that must be there, without empty or repeated entries.</summary>
    public IReadOnlyList<FrontMatterItem> Items(string key, int most, int mostCharacters, bool mayBeEmpty = false)
    {
        if (!file.FrontMatter.Values.TryGetValue(key, out var value))
            return Fail<IReadOnlyList<FrontMatterItem>>([], 1, key, "MissingKey");
        if (value.Items is not { } items)
            return Fail<IReadOnlyList<FrontMatterItem>>([], value.Line, key, "ListWanted");
        if (items.Count == 0 && !mayBeEmpty)
            return Fail(items, value.Line, key, "Empty");
        if (items.Count > most)
            file.Problems.Add(value.Line, key, "TooMany", items.Count, most);
        CheckItems(key, items, mostCharacters);
        return items;
    }

    /// <summary>A code that the city knows; any where <paramref name="known"/> is null.</summary>
    public string Code(string key, IReadOnlySet<string>? known)
    {
        var code = Text(key, 100);
        if (code.Length == 0 || known is null || known.Contains(code))
            return code;
        return Fail(code, LineOf(key), key, "UnknownCode", code, string.Join(", ", known.Order(StringComparer.Ordinal)));
    }

    /// <summary>A day that must be there, written <c>yyyy-MM-dd</c>.</summary>
    public DateOnly Date(string key)
    {
        var text = Text(key, 100);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || text.Length == 0)
            return date;
        return Fail(date, LineOf(key), key, "BadDate", text);
    }

    private void CheckItems(string key, IReadOnlyList<FrontMatterItem> items, int mostCharacters)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (line, text) in items)
        {
            if (text.Length == 0)
                file.Problems.Add(line, key, "Empty");
            else if (text.Length > mostCharacters)
                file.Problems.Add(line, key, "TooLong", text.Length, mostCharacters);
            else if (!seen.Add(text))
                file.Problems.Add(line, key, "Repeated", text);
        }
    }

    private T Fail<T>(T standIn, int line, string key, string message, params object[] values)
    {
        file.Problems.Add(line, key, message, values);
        return standIn;
    }
}
