using Hotline.Knowledge.Search;

namespace Hotline.Knowledge.Tests.Search;

public sealed class WordOrderTests
{
    // Letters shared, and the longest common subsequence, over the sum of the lengths.
    [Theory]
    [InlineData("老年卡", "老年卡", 1.0)]
    [InlineData("老年卡", "老，年 卡", 1.0)]
    [InlineData("老年卡?", "老年卡？？", 1.0)]
    [InlineData("老年卡", "老年卡？", (3 + 3) / 7.0)]
    [InlineData("甲乙丙", "丙乙甲", (3 + 1) / 6.0)]
    [InlineData("甲乙丙丁", "甲丙", (2 + 2) / 6.0)]
    [InlineData("甲乙", "丙丁", 0.0)]
    [InlineData("", "甲", 0.0)]
    [InlineData("甲", "", 0.0)]
    public void Likeness_TwoTexts_IsAsByHand(string question, string phrasing, double likeness) =>
        Of(question, phrasing).InOrder.ShouldBe((float)likeness, 1e-6f);

    // Letters shared over those of the longer; of an alphabet, with their order.
    [Theory]
    [InlineData("甲乙丙", "丙乙甲", 1.0)]
    [InlineData("甲乙丙丁", "甲丙", 2 / 4.0)]
    [InlineData("甲丙", "甲乙丙丁戊", 2 / 5.0)]
    [InlineData("甲", "甲甲甲", 1 / 3.0)]
    [InlineData("甲乙", "甲乙？", 2 / 3.0)]
    [InlineData("甲乙", "丙丁", 0.0)]
    [InlineData("abc", "cba", (3 + 1) / 6.0)]
    [InlineData("", "甲", 0.0)]
    [InlineData("甲", "", 0.0)]
    public void Agreement_TwoTexts_IsAsByHand(string question, string phrasing, double agreement) =>
        Of(question, phrasing).Agreement.ShouldBe((float)agreement, 1e-6f);

    [Fact]
    public void Likeness_RandomTexts_AgreesWithTheTableMethod()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var (a, b) = (Text(random, random.Next(1, 65)), Text(random, random.Next(1, 65)));
            Of(a, b).InOrder.ShouldBe((float)(Math.Min(b.Count(a.Contains), a.Length) + CommonSubsequence(a, b)) / (a.Length + b.Length), 1e-6f);
        }
    }

    [Fact]
    public void Read_NextQuestion_ForgetsTheOneBefore()
    {
        var order = new WordOrder();
        order.Read("甲乙丙");
        order.Read("丁");

        order.LikenessTo("甲乙丙").ShouldBe(default);
    }

    [Fact]
    public void Likeness_LongQuestion_ComparesItsFirst64Letters()
    {
        var order = new WordOrder();
        order.Read(new string('甲', 200));

        order.LikenessTo(new string('甲', 64)).ShouldBe(new TextLikeness(1, 1));
    }

    private static TextLikeness Of(string question, string phrasing)
    {
        var order = new WordOrder();
        order.Read(question);
        return order.LikenessTo(WordOrder.LettersOf(phrasing));
    }

    private static string Text(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "甲乙丙丁戊"[random.Next(5)]));

    private static int CommonSubsequence(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
                table[i, j] = a[i - 1] == b[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
        }

        return table[a.Length, b.Length];
    }
}
