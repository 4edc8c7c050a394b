using System.Text;

namespace Hotline.Bot.Dialogs.Wording;

/// <summary>Lines and lists as they are said aloud: each line ends in a pause, and marks are not read.</summary>
internal static class RunningText
{
    private const string Endings = "。！？；：，.!?;:,";
    private const string Marks = "-*·•# ";

    public static string Of(string lines, string language)
    {
        var said = new StringBuilder(lines.Length);
        foreach (var line in lines.AsSpan().EnumerateLines())
        {
            var words = line.Trim().TrimStart(Marks);
            if (words.IsEmpty)
                continue;
            if (said.Length > 0 && language == Texts.English)
                said.Append(' ');
            said.Append(words);
            if (!Endings.Contains(words[^1], StringComparison.Ordinal))
                said.Append(language == Texts.English ? '.' : '。');
        }

        return said.ToString();
    }
}
