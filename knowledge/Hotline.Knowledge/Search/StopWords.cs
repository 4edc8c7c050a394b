using System.Buffers;
using System.Collections.Frozen;

namespace Hotline.Knowledge.Search;

/// <summary>Question words, politeness and particles, which say nothing about what is asked.</summary>
internal static class StopWords
{
    private static readonly string[] Chinese =
    [
        // Greeting, politeness, hesitation.
        "你好", "您好", "喂", "哎", "诶", "嗯", "谢谢", "谢谢啊", "麻烦", "麻烦您", "麻烦你", "劳驾", "不好意思", "打扰", "打扰一下", "拜托",
        "请问", "请问一下", "问一下", "问下", "想问", "想问一下", "想问下", "我想问", "我想问一下", "我想问问", "问问", "打听", "打听一下", "打听打听",
        "咨询", "咨询一下", "想咨询", "了解一下", "想了解", "想知道", "我想知道", "告诉我", "跟我说", "帮我", "帮我查", "帮我查一下", "帮忙", "帮忙问一下",
        "那个什么", "就是那个", "就是说", "同志", "听说", "是这样的", "情况是这样", "哈喽",

        // Question words.
        "怎么办", "怎么办理", "怎么弄", "怎么回事", "怎么样", "怎么", "怎样", "如何", "如何办理", "办理", "咋办", "咋弄", "咋整", "咋回事", "咋样", "咋",
        "什么", "是什么", "什么样", "啥", "是啥", "有啥", "有什么", "为什么", "为啥", "哪", "哪儿", "哪里", "哪个", "哪些", "在哪", "在哪儿", "在哪里",
        "去哪", "去哪儿", "去哪里", "上哪", "上哪儿", "上哪里", "到哪", "到哪儿", "到哪里", "往哪", "往哪儿", "往哪里", "谁", "找谁",
        "能不能", "可不可以", "可以吗", "行不行", "行吗", "好吗", "对吗", "是不是", "有没有", "是吗", "能吗", "可以", "应该",

        // Particles and pronouns.
        "吗", "呢", "吧", "啊", "呀", "嘛", "哦", "噢", "呗", "啦", "哈", "么", "的", "了", "我", "你", "您", "俺", "咱", "我们", "你们", "咱们", "他们", "是",
        "今天", "明天", "昨天", "后天", "前天", "刚才", "刚刚", "最近",
        "这个", "那个", "一下", "现在", "已经", "因为", "所以", "然后", "但是", "可是", "还是", "或者",
    ];

    private static readonly string[] English =
    [
        "a", "an", "the", "i", "me", "my", "mine", "we", "us", "our", "you", "your", "he", "she", "him", "her", "his", "it", "its", "they", "them", "their",
        "this", "that", "these", "those", "there", "here", "am", "is", "are", "was", "were", "be", "been", "being", "do", "does", "did", "done", "doing",
        "have", "has", "had", "having", "can", "could", "may", "might", "must", "shall", "should", "will", "would", "to", "of", "in", "on", "at", "by", "for",
        "from", "with", "about", "into", "as", "and", "or", "but", "if", "so", "than", "then", "how", "what", "which", "who", "whom", "when", "where", "why",
        "not", "no", "yes", "please", "thanks", "thank", "hello", "hi", "hey", "sorry", "excuse", "tell", "know", "want", "need", "like", "get", "got", "go",
        "going", "make", "any", "some", "also", "just", "very", "too", "now", "up", "out", "t", "s", "m", "d", "ll", "ve", "re", "don", "didn", "doesn", "isn",
        "hasn", "haven", "won", "wouldn", "couldn", "let", "way", "there", "someone", "somebody", "something", "anyone", "today", "tomorrow", "yesterday", "recently",
    ];

    private static readonly FrozenSet<string> ChineseSet = Chinese.ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ChineseSpans = ChineseSet.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EnglishSpans = English.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> ChineseFirsts = SearchValues.Create([.. Chinese.Select(w => w[0]).Distinct()]);

    private static readonly int Longest = Chinese.Max(w => w.Length);

    /// <summary>Length of the longest Chinese stop word that begins the text; 0 for none.</summary>
    public static int ChineseAt(ReadOnlySpan<char> text)
    {
        if (!ChineseFirsts.Contains(text[0]))
            return 0;
        for (var length = Math.Min(Longest, text.Length); length > 0; length--)
        {
            if (ChineseSpans.Contains(text[..length]))
                return length;
        }

        return 0;
    }

    /// <summary>True for an English stop word, lower case.</summary>
    public static bool IsEnglish(ReadOnlySpan<char> word) => EnglishSpans.Contains(word);
}
