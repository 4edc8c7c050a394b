using Hotline.Knowledge.Search;

namespace Hotline.Knowledge.Tests.Search;

public sealed class WordOrderTests
{
    // Letters shared, and the longest common subsequence, over the sum of the lengths.
    [Theory]
    [InlineData("老年卡", "老年卡", 1.0)]
    [InlineData("老年卡", "老，年 卡？", 1.0)]
    [InlineData("甲乙丙", "丙乙甲", (3 + 1) / 6.0)]
    [InlineData("甲乙丙丁", "甲丙", (2 + 2) / 6.0)]
    [InlineData("甲乙", "丙丁", 0.0)]
    [InlineData("", "甲", 0.0)]
    [InlineData("甲", "", 0.0)]
    public void Likeness_TwoTexts_IsAsByHand(string question, string phrasing, double likeness) =>
        Of(question, phrasing).ShouldBe((float)likeness, 1e-6f);

    [Fact]
    public void Likeness_RandomTexts_AgreesWithTheTableMethod()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var (a, b) = (Text(random, random.Next(1, 65)), Text(random, random.Next(1, 65)));
            Of(a, b).ShouldBe((float)(Math.Min(b.Count(a.Contains), a.Length) + CommonSubsequence(a, b)) / (a.Length + b.Length), 1e-6f);
        }
    }

    [Fact]
    public void Read_NextQuestion_ForgetsTheOneBefore()
    {
        var order = new WordOrder();
        order.Read("甲乙丙");
        order.Read("丁");

        order.Likeness("甲乙丙").ShouldBe(0);
    }

    [Fact]
    public void Likeness_LongQuestion_ComparesItsFirst64Letters()
    {
        var order = new WordOrder();
        order.Read(new string('甲', 200));

        order.Likeness(new string('甲', 64)).ShouldBe(1);
    }

    private static float Of(string question, string phrasing)
    {
        var order = new WordOrder();
        order.Read(question);
        return order.Likeness(WordOrder.LettersOf(phrasing));
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
