using Hotline.Bot.Understanding;

namespace Hotline.Bot.Tests.Understanding;

public sealed class IntentTests(ITestOutputHelper output)
{
    // The utterances were written beside the expressions, so this guards what works; it does not estimate how new words fare.
    private const double FloorInAll = 0.97;
    private const double FloorOfEachIntent = 0.8;

    [Fact]
    public void Understand_LabelledUtterances_AreUnderstoodAboveTheFloors()
    {
        var rows = Hearing.Table("utterances.tsv").Select(row => (Wanted: Enum.Parse<Intent>(row[0]), Heard: Hearing.Of(row[1]).Intent, Said: row[1])).ToList();
        rows.Count.ShouldBeGreaterThanOrEqualTo(300);
        rows.Select(row => row.Wanted).Distinct().Count().ShouldBe(Enum.GetValues<Intent>().Length);
        foreach (var intent in rows.GroupBy(row => row.Wanted))
        {
            var accuracy = intent.Average(row => row.Heard == row.Wanted ? 1.0 : 0);
            output.WriteLine($"{intent.Key,-15}{intent.Count(),4}  {accuracy:P1}");
            foreach (var row in intent.Where(row => row.Heard != row.Wanted))
                output.WriteLine($"    {row.Said}: {row.Heard}");
            accuracy.ShouldBeGreaterThanOrEqualTo(FloorOfEachIntent, intent.Key.ToString());
        }

        var all = rows.Average(row => row.Heard == row.Wanted ? 1.0 : 0);
        output.WriteLine($"in all {all:P1} of {rows.Count}");
        all.ShouldBeGreaterThanOrEqualTo(FloorInAll);
    }

    [Theory]
    [InlineData("对，就是那儿", true)]
    [InlineData("是的，谢谢", true)]
    [InlineData("好，那就这样登记", true)]
    [InlineData("可以，谢谢", true)]
    [InlineData("yes, that is the place", true)]
    [InlineData("不对，是酒仙桥", false)]
    [InlineData("不用，我自己去", false)]
    [InlineData("没有，就这些", false)]
    [InlineData("no, it is not", false)]
    [InlineData("对就是那儿", true)]
    public void Understand_MessageThatBeginsWithYesOrNo_SaysWhich(string said, bool yes) => Hearing.Of(said).YesNo.ShouldBe(yes);

    [Theory]
    [InlineData("路灯坏了三天了")]
    [InlineData("对面的工地太吵了")]
    [InlineData("不知道为什么停水了")]
    [InlineData("可以帮我查一下社保吗")]
    [InlineData("要办居住证")]
    [InlineData("好几天没水了")]
    [InlineData("行李丢在公交车上了")]
    [InlineData("没有水")]
    [InlineData("no water")]
    public void Understand_MessageThatOnlyLooksLikeYesOrNo_SaysNeither(string said) => Hearing.Of(said).YesNo.ShouldBeNull();

    [Theory]
    [InlineData("人工湖的水臭了")]
    [InlineData("客服态度太差我要投诉")]
    [InlineData("你们物业的领导不管")]
    [InlineData("人工费太贵")]
    public void Understand_WordsForAPersonInAMatter_AreNoRequestForOne(string said) => Hearing.Of(said).Intent.ShouldNotBe(Intent.Human);

    [Theory]
    [InlineData("楼下广场舞放音乐吵得睡不着")]
    [InlineData("隔壁ktv唱歌到半夜")]
    [InlineData("下雨天小区积水进不去家门")]
    [InlineData("楼上的小孩天天弹钢琴讲也不听")]
    [InlineData("电影院不给退票")]
    [InlineData("餐厅空调外机太吵")]
    public void Understand_MatterThatSoundsLikeSmallTalk_IsNotTurnedAway(string said) => Hearing.Of(said).Intent.ShouldNotBe(Intent.OffTopic);

    [Fact]
    public void Understand_TicketNumberAlone_AsksHowItStands()
    {
        var number = Hearing.Desk.NumberFor(42);

        var heard = Hearing.Of($"{number}。");

        heard.Intent.ShouldBe(Intent.TicketStatus);
        heard.TicketNumber.ShouldBe(number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("😀😀")]
    [InlineData("？？？")]
    public void Understand_NothingSaid_IsUnknownWithoutConfidence(string said)
    {
        var heard = Hearing.Of(said);

        heard.Intent.ShouldBe(Intent.Unknown);
        heard.Confidence.ShouldBe(0);
    }
}
