using Hotline.Bot.Understanding.Text;

namespace Hotline.Bot.Understanding.Numbers;

/// <summary>Reads the choice of an item of a list, where a message says that and nothing else: 1, 二, 第二个, 选三, the second one.</summary>
internal static class ChoiceParser
{
    private const int LargestChoice = 20;

    private static readonly string[] _before = ["我选择", "我选", "选择", "选", "按", "就要", "要", "就", "第", "头", "option ", "number ", "no. ", "no.", "choose ", "pick ", "select ", "the "];
    private static readonly string[] _after = ["个选项", "个问题", "那个", "个吧", "个", "项", "条", "种", "号", "件", " one", " option"];
    private static readonly string[] _ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    private static readonly string[] _cardinals = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>The number, 1-based, or null.</summary>
    public static int? Find(Message message)
    {
        var text = message.Content;
        var isMarked = false;
        while (Strip(ref text, _before, fromStart: true))
            isMarked = true;
        // "一个" counts things; "第一个" and "选一个" choose.
        if (isMarked)
            Strip(ref text, _after, fromStart: false);
        else
            Strip(ref text, ["号"], fromStart: false);
        return Number(text) is >= 1 and <= LargestChoice and var number ? number : null;
    }

    private static bool Strip(ref ReadOnlySpan<char> text, string[] words, bool fromStart)
    {
        foreach (var word in words)
        {
            if (text.Length <= word.Length || !(fromStart ? text.StartsWith(word) : text.EndsWith(word)))
                continue;
            text = fromStart ? text[word.Length..] : text[..^word.Length];
            return true;
        }

        return false;
    }

    private static int? Number(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < _ordinals.Length; i++)
        {
            if (text.SequenceEqual(_ordinals[i]) || text.SequenceEqual(_cardinals[i]))
                return i + 1;
        }

        return text.Length <= 3 && !text.Contains('两') ? (int?)ChineseNumber.Parse(text) : null;
    }
}
