using System.Globalization;

namespace Hotline.Bot.Tests.Understanding;

/// <summary>Heard on Monday, the second of March 2026, at nine.</summary>
public sealed class MomentTests
{
    [Theory]
    [InlineData("大前天晚上八点多路灯就灭了", "大前天晚上八点多", "02-27 20:00", "02-27 21:00")]
    [InlineData("上周三小区停水", "上周三", "02-25 00:00", "02-26 00:00")]
    [InlineData("昨天下午三点半有人在楼下打架", "昨天下午三点半", "03-01 15:30", "03-01 15:31")]
    [InlineData("昨晚十一点左右施工", "昨晚十一点左右", "03-01 23:00", "03-02 00:00")]
    [InlineData("今早停电了", "今早", "03-02 05:00", "03-02 09:00")]
    [InlineData("前天凌晨两点装修", "前天凌晨两点", "02-28 02:00", "02-28 03:00")]
    [InlineData("二月十四号在超市买到过期牛奶", "二月十四号", "02-14 00:00", "02-15 00:00")]
    [InlineData("2月14日20:15在路口摔倒", "2月14日20:15", "02-14 20:15", "02-14 20:16")]
    [InlineData("上个月五号开始没有暖气", "上个月五号", "02-05 00:00", "02-06 00:00")]
    [InlineData("25号晚上有人砸车", "25号晚上", "02-25 18:00", "02-26 00:00")]
    [InlineData("三天前报修到现在没人来", "三天前", "02-27 00:00", "02-28 00:00")]
    [InlineData("星期六上午物业收费", "星期六上午", "02-28 08:00", "02-28 12:00")]
    [InlineData("上上个星期天", "上上个星期天", "02-22 00:00", "02-23 00:00")]
    [InlineData("12月3号的罚单", "12月3号", "2025-12-03 00:00", "2025-12-04 00:00")]
    [InlineData("去年十二月三号的罚单", "去年十二月三号", "2025-12-03 00:00", "2025-12-04 00:00")]
    [InlineData("昨天夜里十二点放鞭炮", "昨天夜里十二点", "03-02 00:00", "03-02 01:00")]
    [InlineData("the light went out yesterday evening", "yesterday evening", "03-01 18:00", "03-02 00:00")]
    [InlineData("it happened last wednesday at 8 pm", "last wednesday at 8 pm", "02-25 20:00", "02-25 21:00")]
    public void Understand_Moment_IsInTheCitysTime(string said, string words, string from, string until)
    {
        var moment = Hearing.Of(said).When.ShouldNotBeNull();

        moment.Words.ShouldBe(words);
        (moment.From, moment.Until).ShouldBe((Time(from), Time(until)));
    }

    [Theory]
    [InlineData("每天晚上八点跳广场舞")]
    [InlineData("天天半夜装修")]
    [InlineData("望京花家地12号楼3单元的灯坏了")]
    [InlineData("地铁5号线堵了")]
    [InlineData("甲8号院没人管")]
    [InlineData("2月30号")]
    [InlineData("老年卡怎么办")]
    public void Understand_NoMoment_IsNone(string said) => Hearing.Of(said).When.ShouldBeNull();

    [Theory]
    [InlineData("押金三千五百块不退", "三千五百块", 3500)]
    [InlineData("欠我1.2万元工资", "1.2万元", 12000)]
    [InlineData("停车费多收了两块五", "两块五", 2.5)]
    [InlineData("多收五毛钱", "五毛钱", 0.5)]
    [InlineData("罚了200元", "200元", 200)]
    [InlineData("交了12,000元定金", "12,000元", 12000)]
    [InlineData("两万多块钱的装修款", "两万多块钱", 20000)]
    [InlineData("they charged me 300 yuan", "300 yuan", 300)]
    public void Understand_Amount_IsInYuan(string said, string words, double yuan)
    {
        var amount = Hearing.Of(said).Amounts.ShouldHaveSingleItem();

        (amount.Words, amount.Yuan).ShouldBe((words, (decimal)yuan));
    }

    [Theory]
    [InlineData("路上有三块石头")]
    [InlineData("掉了两块砖")]
    [InlineData("一元化管理是什么")]
    [InlineData("我住三单元")]
    public void Understand_NoAmount_IsNone(string said) => Hearing.Of(said).Amounts.ShouldBeEmpty();

    private static DateTime Time(string text) => DateTime.ParseExact(text.Length == 11 ? "2026-" + text : text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
