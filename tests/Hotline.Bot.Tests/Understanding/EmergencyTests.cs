namespace Hotline.Bot.Tests.Understanding;

public sealed class EmergencyTests
{
    /// <summary>Number (- for none) and what was said.</summary>
    public static TheoryData<string, string> Utterances => new(Hearing.Table("emergencies.tsv").Select(row => (row[0], row[1])));

    [Theory]
    [MemberData(nameof(Utterances))]
    public void Understand_DangerOrWhatOnlySoundsLikeIt_NamesTheNumberOrNone(string number, string said) =>
        (Hearing.Of(said).EmergencyNumber ?? "-").ShouldBe(number);

    [Theory]
    [InlineData("家里一股煤气味", "Gas")]
    [InlineData("我不想活了", "SelfHarm")]
    [InlineData("there is a gas leak in my kitchen", "Gas")]
    [InlineData("孩子被车撞了", "TrafficInjury")]
    public void Understand_Danger_SaysWhichSoThatTheRightAdviceIsGiven(string said, string danger) =>
        Hearing.Of(said).Danger.ToString().ShouldBe(danger);

    [Fact]
    public void Understand_DangerAmongOtherWords_IsHeardAll() =>
        Hearing.Of("你好，我想问一下老年卡怎么办。哎呀等一下，楼下着火了！").EmergencyNumber.ShouldBe("119");

    [Fact]
    public void Understand_DangerWithoutRequest_IsAMatter() =>
        Hearing.Of("着火了").Intent.ShouldBe(Bot.Understanding.Intent.ReportMatter);
}
