using Hotline.Bot.Tests.Dialogs.Scripts;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>A second matter in the middle of the first is not mixed into it; what belongs to the first is.</summary>
public sealed class SecondMatterTests
{
    private const string Streetlight = "我们小区门口的路灯坏了三天了";
    private const string Address = "朝阳区望京街道花家地北里";

    [Theory]
    [InlineData("楼上还天天装修吵死了")]
    [InlineData("还有，电梯也老是坏")]
    [InlineData("顺便投诉一下楼下的烧烤店")]
    [InlineData("还有个事，垃圾站臭得不行")]
    [InlineData("另外隔壁天天放音响，受不了")]
    [InlineData("物业还乱收停车费，停车位都占满了")]
    public void SecondMatter_WhileThePlaceIsAsked_IsParkedAndTakenUpAfterwards(string second)
        => Sms().Says(Streetlight).Says(second).Hears("先记着", "请问在哪里").DoesNotHear("补充上了")
            .Says(Address).Says("对").OpensTicket().Hears("刚才您还提到").With(s => s.Ticket.Matter.Description.ShouldBe(Streetlight))
            .Says("要").DoesNotHear("是什么事").Says(Address).Says("对").OpensTicket()
            .With(s => s.Ticket.Matter.Description.ShouldBe(second));

    [Fact]
    public void Parked_AnsweredWithAPlace_IsTakenDownThere()
        => Sms().Says(Streetlight).Says("还有物业乱收停车费").Says(Address).Says("对").OpensTicket().Hears("刚才您还提到")
            .Says("朝阳区酒仙桥街道高家园").Hears("对吗？", "物业乱收停车费", "高家园").Says("对").OpensTicket();

    [Theory]
    [InlineData("而且晚上特别黑，老人都摔跤了")]
    [InlineData("灯杆也歪了")]
    [InlineData("物业一直没人管")]
    [InlineData("已经三天没人修了")]
    [InlineData("一共有五盏路灯都不亮")]
    public void Addition_WhileThePlaceIsAsked_StaysWithTheMatter(string addition)
        => Sms().Says(Streetlight).Says(addition).DoesNotHear("先记着").Says(Address).Says("对").OpensTicket().DoesNotHear("刚才您还提到");

    [Fact]
    public void Addition_AtTheReadBack_StaysWithTheMatter()
        => Sms().Says("我想投诉物业乱收费").Says(Address).Says("没有发票也不给收据，收了我三千块停车费").DoesNotHear("先记着")
            .Says("对").OpensTicket().With(s => s.Ticket.Matter.Description.ShouldContain("三千块停车费"));

    [Fact]
    public void Answer_ThatGoesOnToSomethingElse_IsTakenApart()
        => Sms().Says(Streetlight).Says(Address + "，还有楼道里堆满了垃圾没人收").Hears("先记着", "对吗？", "花家地北里").DoesNotHear("垃圾")
            .Says("对").OpensTicket().Hears("刚才您还提到“楼道里堆满了垃圾没人收”").With(s => s.Ticket.Matter.Description.ShouldBe(Streetlight));

    [Fact]
    public void SecondMatter_ThatIsCountedAsOne_IsKeptWithoutTheCounting()
        => Sms().Says("我们楼里电梯坏了，还有小区垃圾没人清，这是两件事").Hears("先记着", "请问在哪里").Says(Address).Says("对").OpensTicket()
            .Hears("刚才您还提到“小区垃圾没人清”");

    [Fact]
    public void SecondMatter_SomewhereElse_IsThere()
        => Sms().Says(Streetlight).Says(Address + "，还有海淀区知春路底商的烧烤店半夜扰民").Says("对").OpensTicket().Says("要").Hears("海淀区", "对吗？").DoesNotHear("花家地");

    [Fact]
    public void Answer_WithMoreAboutTheSame_IsNotTakenApart()
        => Sms().Says(Streetlight).Says(Address + "，还有就是灯杆编号是A12").DoesNotHear("先记着").Hears("对吗？");

    [Fact]
    public void SecondMatter_InEnglish_IsParked()
        => Sms().Says("The street lamp at our gate has been broken for three days").Says("Also my upstairs neighbour drills every night")
            .With(s => s.Text.ShouldContain("Where")).Says("Huajiadi Beili, Wangjing, Chaoyang District").Says("yes").OpensTicket().Hears("drills every night");

    private static Script Sms() => new ScriptWorld().On(TestChannels.Sms);
}
