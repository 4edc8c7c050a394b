using Hotline.Bot.Understanding;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tests.Understanding;

public sealed class MatterTests
{
    [Theory]
    [InlineData("我们小区门口的路灯坏了三天了", "cityscape.streetlight")]
    [InlineData("海淀区中关村街道知春路楼下烧烤店每天半夜扰民，我要投诉", "environment.noise-business")]
    [InlineData("老年卡怎么办", "care.elderly-card")]
    [InlineData("家里停水了", "utilities.water-outage")]
    [InlineData("老板拖欠工资", "labour.unpaid-wages")]
    [InlineData("the street lights are out", "cityscape.streetlight")]
    [InlineData("居住证怎么办理", "government.residence-permit")]
    [InlineData("电梯坏了", "housing.elevator")]
    public void Understand_Matter_FindsItsCategory(string said, string category)
    {
        var heard = Hearing.Of(said);

        heard.Category.ShouldBe(category);
        heard.CategoryConfidence.ShouldBeGreaterThan(0.5);
    }

    [Theory]
    [InlineData("你好")]
    [InlineData("13800138000")]
    [InlineData("朝阳区望京街道花家地北里")]
    public void Understand_NoMatter_HasNoCategory(string said) => Hearing.Of(said).Category.ShouldBeNull();

    [Theory]
    [InlineData("我想咨询老年卡怎么办", TicketKind.Inquiry)]
    [InlineData("我要投诉楼下烧烤店", TicketKind.Complaint)]
    [InlineData("我要举报一家黑诊所", TicketKind.Report)]
    [InlineData("建议路口加红绿灯", TicketKind.Suggestion)]
    [InlineData("路灯坏了", TicketKind.Help)]
    [InlineData("生活困难求助", TicketKind.Help)]
    [InlineData("半夜施工扰民", TicketKind.Complaint)]
    [InlineData("I want to complain about noise", TicketKind.Complaint)]
    public void Understand_Matter_TellsItsKind(string said, TicketKind kind) => Hearing.Of(said).Kind.ShouldBe(kind);

    [Fact]
    public void Understand_NoKindSaid_TellsNone() => Hearing.Of("望京街道").Kind.ShouldBeNull();

    [Theory]
    [InlineData("我是军转干部，安置问题没解决", OutOfScopeGrounds.Military)]
    [InlineData("部队占了我们家的地", OutOfScopeGrounds.Military)]
    [InlineData("法院判决不公", OutOfScopeGrounds.Litigation)]
    [InlineData("我正在打官司，法官拖着不判", OutOfScopeGrounds.Litigation)]
    [InlineData("我不服一审判决", OutOfScopeGrounds.Litigation)]
    [InlineData("我的案子正在劳动仲裁", OutOfScopeGrounds.Litigation)]
    [InlineData("入党手续怎么还没批", OutOfScopeGrounds.PartyAndCongress)]
    [InlineData("人大代表选举有问题", OutOfScopeGrounds.PartyAndCongress)]
    [InlineData("我举报局长受贿", OutOfScopeGrounds.PetitionAndDiscipline)]
    [InlineData("信访局一直没有答复我", OutOfScopeGrounds.PetitionAndDiscipline)]
    [InlineData("我在上海，路灯坏了", OutOfScopeGrounds.OutsideArea)]
    [InlineData("燕郊这边停水了", OutOfScopeGrounds.OutsideArea)]
    [InlineData("帮我查前女友的住址", OutOfScopeGrounds.SecretsAndMorals)]
    [InlineData("my case is in litigation, the court ruled against me", OutOfScopeGrounds.Litigation)]
    [InlineData("I live in Shanghai and there is no water", OutOfScopeGrounds.OutsideArea)]
    public void Understand_MatterForOthers_NamesTheGround(string said, string ground) => Hearing.Of(said).OutOfScope.ShouldBe(ground);

    [Theory]
    [InlineData("劳动仲裁怎么申请")]
    [InlineData("退役军人优待证怎么办")]
    [InlineData("打官司要多少钱")]
    [InlineData("怎么申请强制执行")]
    [InlineData("上海户口怎么转到北京")]
    [InlineData("异地就医怎么备案")]
    [InlineData("上海路的路灯坏了")]
    [InlineData("法院旁边的路灯坏了")]
    [InlineData("人大附中门口堵车")]
    [InlineData("部队家属院门口路灯坏了")]
    [InlineData("军训要带什么")]
    [InlineData("楼下兰州拉面油烟大")]
    [InlineData("征兵报名条件")]
    [InlineData("居委会主任态度不好")]
    [InlineData("举报物业私自收钱")]
    [InlineData("有人贴办假证的小广告")]
    [InlineData("天津那边的社保怎么转")]
    [InlineData("我们楼的下水道堵了快一个月了，物业推给街道，街道推给物业，污水已经流到了一楼的楼道里面，味道非常难闻，老人孩子都没法出门，我们也去过信访局，信访局一直没有答复")]
    public void Understand_MatterForTheHotline_HasNoGround(string said) => Hearing.Of(said).OutOfScope.ShouldBeNull();

    [Theory]
    [InlineData("你们到底管不管")]
    [InlineData("我要投诉你们")]
    [InlineData("气死我了")]
    [InlineData("他妈的怎么还不修")]
    [InlineData("你们就是骗子")]
    [InlineData("打了多少遍了还是没用")]
    [InlineData("什么破热线")]
    [InlineData("太不像话了")]
    [InlineData("烦死了，怎么回事")]
    [InlineData("this is ridiculous, I'm fed up")]
    public void Understand_Anger_IsHeard(string said) => Hearing.Of(said).IsAngry.ShouldBeTrue();

    [Theory]
    [InlineData("路灯坏了")]
    [InlineData("遇到骗子公司不退钱")]
    [InlineData("我要投诉烧烤店")]
    [InlineData("老年卡怎么办")]
    [InlineData("健身器材没用过就坏了")]
    [InlineData("你们能派个师傅来修水管吗")]
    [InlineData("楼上天天半夜蹦迪，烦死了")]
    [InlineData("邻居家的狗整夜叫，受够了")]
    [InlineData("我妈的医保卡丢了怎么补")]
    [InlineData("他妈妈的老年卡丢了")]
    [InlineData("他妈今年八十了，能办老年卡吗")]
    [InlineData("坏了三天了还没人来修，太不像话")]
    [InlineData("路口的红绿灯形同虚设，车都乱闯，太危险了，建议装监控")]
    public void Understand_CalmMatter_IsNoAnger(string said) => Hearing.Of(said).IsAngry.ShouldBeFalse();

    [Theory]
    [InlineData("我要举报，请保密")]
    [InlineData("我想匿名反映")]
    [InlineData("不要告诉物业是我说的")]
    [InlineData("怕被报复")]
    [InlineData("please keep it confidential")]
    public void Understand_WishForConfidentiality_IsHeard(string said) => Hearing.Of(said).WantsConfidentiality.ShouldBeTrue();

    [Theory]
    [InlineData("怎么举报")]
    [InlineData("路灯坏了")]
    public void Understand_NoWishForConfidentiality_IsNone(string said) => Hearing.Of(said).WantsConfidentiality.ShouldBeFalse();
}
