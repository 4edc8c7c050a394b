using System.Buffers;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.FollowUps;

/// <summary>What residents say of a ticket that was answered: whether it is solved, whether they were contacted, how satisfied they are.</summary>
internal static class FollowUpWords
{
    private static readonly SearchValues<string> NotSolved = SearchValues.Create(
        [
            "没解决", "没有解决", "未解决", "解决不了", "没修好", "没修", "没好", "没处理", "没弄", "没办", "没人来", "没动静", "没变化", "没改", "不管用", "还是不", "还是没", "还是老样子", "还是那样", "还是坏", "又坏了", "又不亮",
            "又开始", "依然", "仍然", "not solved", "not fixed", "not resolved", "unsolved", "isn't fixed", "isn't solved", "still not", "still broken", "still no", "no change", "nothing happened", "nothing has",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Solved = SearchValues.Create(
        [
            "解决了", "已解决", "都解决", "修好了", "弄好了", "办好了", "处理好了", "处理了", "搞定", "好了", "亮了", "通了", "来水了", "来电了", "solved", "fixed", "resolved", "sorted", "works now", "working now",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Solution = SearchValues.Create(
        [
            "解决", "修好", "弄好", "办好", "处理好", "solved", "fixed", "resolved",
        ],
        StringComparison.OrdinalIgnoreCase);

    private const int LongestNothing = 12;
    private static readonly SearchValues<string> Nothing = SearchValues.Create(
        [
            "没什么", "没有", "没了", "不说了", "不用", "算了", "没别的", "nothing", "no comment",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> NotContacted = SearchValues.Create(
        [
            "没联系", "没人联系", "没有联系", "没接到", "没打电话", "没给我打", "没人找", "没人打", "没来过", "nobody contacted", "no one contacted", "nobody called", "no one called", "never called", "did not contact", "didn't contact", "not contacted",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Contacted = SearchValues.Create(
        [
            "联系过", "联系我了", "联系了我", "打过电话", "来过电话", "打电话了", "来过人", "来人了", "上门了", "contacted me", "they called", "called me", "they came", "someone came",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly (string Word, Satisfaction Meaning)[] Satisfactions =
    [
        ("基本满意", Satisfaction.BasicallySatisfied), ("比较满意", Satisfaction.BasicallySatisfied), ("还算满意", Satisfaction.BasicallySatisfied), ("还行", Satisfaction.BasicallySatisfied),
        ("还可以", Satisfaction.BasicallySatisfied), ("凑合", Satisfaction.BasicallySatisfied), ("不太满意", Satisfaction.Dissatisfied), ("不满意", Satisfaction.Dissatisfied), ("不满", Satisfaction.Dissatisfied),
        ("很差", Satisfaction.Dissatisfied), ("太差", Satisfaction.Dissatisfied), ("失望", Satisfaction.Dissatisfied), ("一般", Satisfaction.Neutral), ("马马虎虎", Satisfaction.Neutral), ("满意", Satisfaction.Satisfied),
        ("很好", Satisfaction.Satisfied), ("挺好", Satisfaction.Satisfied), ("非常好", Satisfaction.Satisfied), ("特别好", Satisfaction.Satisfied), ("dissatisfied", Satisfaction.Dissatisfied), ("not satisfied", Satisfaction.Dissatisfied),
        ("unsatisfied", Satisfaction.Dissatisfied), ("unhappy", Satisfaction.Dissatisfied), ("not happy", Satisfaction.Dissatisfied), ("mostly satisfied", Satisfaction.BasicallySatisfied), ("so-so", Satisfaction.Neutral),
        ("so so", Satisfaction.Neutral), ("average", Satisfaction.Neutral), ("satisfied", Satisfaction.Satisfied), ("happy", Satisfaction.Satisfied), ("great", Satisfaction.Satisfied),
    ];

    /// <summary>Whether the words say that it is solved; null where they do not say.</summary>
    public static bool? SaysSolved(string words) => words.AsSpan().ContainsAny(NotSolved) ? false : words.AsSpan().ContainsAny(Solved) ? true : null;

    /// <summary>True where the words speak of solving itself, rather than of something that works or does not.</summary>
    public static bool NamesSolution(string words) => words.AsSpan().ContainsAny(Solution);

    /// <summary>True where the words have nothing to tell.</summary>
    public static bool SaysNothing(string words) => words.Length <= LongestNothing && words.AsSpan().ContainsAny(Nothing);

    /// <summary>Whether the words say that the department contacted them; null where they do not say.</summary>
    public static bool? SaysContacted(string words) => words.AsSpan().ContainsAny(NotContacted) ? false : words.AsSpan().ContainsAny(Contacted) ? true : null;

    /// <summary>How satisfied the words are; null where they do not say.</summary>
    public static Satisfaction? SaysSatisfaction(string words)
    {
        foreach (var (word, meaning) in Satisfactions)
        {
            if (words.Contains(word, StringComparison.OrdinalIgnoreCase))
                return meaning;
        }

        return null;
    }
}
