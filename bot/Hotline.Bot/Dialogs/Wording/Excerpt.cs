using System.Globalization;

namespace Hotline.Bot.Dialogs.Wording;

/// <summary>The beginning of a resident's words, for reading back.</summary>
internal static class Excerpt
{
    private const string Trailing = "。，,.!！?？;；、 ";

    /// <summary>At most <paramref name="length"/> characters on one line, without closing punctuation; <c>……</c> where something was left out.</summary>
    public static string Of(string words, int length)
    {
        var line = words.ReplaceLineEndings(" ").Trim();
        return line.Length <= length
            ? line.TrimEnd(Trailing.ToCharArray())
            : Cut(line, length).TrimEnd(Trailing.ToCharArray()) + "……";
    }

    /// <summary>The first <paramref name="length"/> characters (UTF-16 units) at most, never half of what people see as one.</summary>
    public static string Cut(string words, int length)
    {
        if (words.Length <= length)
            return words;
        var end = 0;
        while (end < words.Length)
        {
            var next = StringInfo.GetNextTextElementLength(words.AsSpan(end));
            if (end + next > length)
                break;
            end += next;
        }

        return words[..end];
    }
}
