namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Tells a question from further words about a matter, which may mention the same things ("他们乱收停车费").</summary>
internal static class QuestionWords
{
    /// <summary>A bare keyword ("老年卡") asks as well.</summary>
    private const int LongestKeyword = 6;

    private static readonly string[] Any =
    [
        "?", "？", "吗", "呢", "怎么", "怎样", "咋", "什么", "啥", "哪", "多少", "几点", "几天", "几岁", "多久", "多大", "谁", "如何", "是不是", "能不能", "可不可以", "要不要", "请问", "咨询",
        "what", "how", "where", "when", "who", "which", "why", "can i", "can you", "do i", "is there", "are there", "may i",
    ];

    public static bool Asks(string words)
        => words.Length <= LongestKeyword || AsksInWords(words);

    /// <summary>The same, without taking a bare keyword for a question.</summary>
    public static bool AsksInWords(string words) => Array.Exists(Any, q => words.Contains(q, StringComparison.OrdinalIgnoreCase));
}
