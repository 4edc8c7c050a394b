using System.Text;
using Hotline.Bot.Understanding.Text;

namespace Hotline.Bot.Understanding.Numbers;

/// <summary>Finds digits that are read one by one: ASCII, Chinese (幺 is one; "三个八" is 888) or English words ("double six").</summary>
internal static class DigitRunReader
{
    // Between two groups of one number stand at most so many separating characters.
    private const int MaximumSeparators = 3;

    private static readonly (string Word, char Digit)[] _englishDigits =
    [
        ("zero", '0'), ("oh", '0'), ("o", '0'), ("one", '1'), ("two", '2'), ("three", '3'), ("four", '4'),
        ("five", '5'), ("six", '6'), ("seven", '7'), ("eight", '8'), ("nine", '9'),
    ];

    /// <summary>The runs of a message in lower case, in order.</summary>
    public static List<DigitRun> Read(string folded)
    {
        var runs = new List<DigitRun>();
        var groups = new List<string>();
        var (start, end) = (0, 0);
        for (var i = 0; i < folded.Length;)
        {
            var group = ReadGroup(folded, i, out var length);
            if (group.Length > 0)
            {
                if (groups.Count == 0)
                    start = i;
                groups.Add(group);
                i = end = i + length;
            }
            else
            {
                if (groups.Count > 0 && (!IsSeparator(folded[i]) || i - end >= MaximumSeparators))
                    Close(folded, start, end, groups, runs);
                i += length;
            }
        }

        Close(folded, start, end, groups, runs);
        return runs;
    }

    /// <summary>The digit that a character stands for when digits are read one by one, or null.</summary>
    public static char? DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c,
        '零' or '〇' => '0',
        '一' or '幺' or '壹' => '1',
        '二' or '贰' => '2',
        '三' or '叁' => '3',
        '四' or '肆' => '4',
        '五' or '伍' => '5',
        '六' or '陆' => '6',
        '七' or '柒' => '7',
        '八' or '捌' => '8',
        '九' or '玖' => '9',
        _ => null,
    };

    private static void Close(string text, int start, int end, List<string> groups, List<DigitRun> runs)
    {
        if (groups.Count > 0)
            runs.Add(new DigitRun(start, end, [.. groups], start > 0 && text[start - 1] == '+'));
        groups.Clear();
    }

    private static bool IsSeparator(char c) => c is ' ' or '-' or ',' or '、' or '.' or '(' or ')';

    // Where there is no digit, the length is that of what is to be passed over: a whole Latin word, or one character.
    private static string ReadGroup(string text, int at, out int length)
    {
        if (char.IsAsciiLetter(text[at]))
            return ReadWord(text, at, out length);
        length = 1;
        if (DigitOf(text[at]) is null && text[at] != '两')
            return "";
        var digits = new StringBuilder();
        var i = at;
        while (i < text.Length)
        {
            if (Repeated(text, i) is { } repeated)
            {
                digits.Append(repeated.Digit, repeated.Count);
                i += 3;
            }
            else if (DigitOf(text[i]) is { } digit)
            {
                digits.Append(digit);
                i++;
            }
            else
            {
                break;
            }
        }

        length = Math.Max(1, i - at);
        return digits.ToString();
    }

    private static (char Digit, int Count)? Repeated(string text, int at)
    {
        if (at + 2 >= text.Length || text[at + 1] != '个' || DigitOf(text[at + 2]) is not { } digit)
            return null;
        var count = text[at] == '两' ? 2 : DigitOf(text[at]) - '0';
        return count is >= 2 and <= 6 ? (digit, count.Value) : null;
    }

    private static string ReadWord(string text, int at, out int length)
    {
        var end = at;
        while (end < text.Length && Characters.IsLatinWord(text[end]))
            end++;
        length = end - at;
        var word = text.AsSpan(at, length);
        if (word is "double" or "triple" && end + 1 < text.Length && text[end] == ' ')
        {
            var digit = ReadGroup(text, end + 1, out var next);
            if (digit.Length == 1)
            {
                length += 1 + next;
                return new string(digit[0], word is "double" ? 2 : 3);
            }
        }

        foreach (var (name, digit) in _englishDigits)
        {
            if (word.SequenceEqual(name))
                return digit.ToString();
        }

        return "";
    }
}
