using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.SampleCity;
using Samples = Hotline.Ticketing.Tests.Tickets.Samples;

namespace Hotline.Ticketing.Tests.Texts;

public sealed partial class TicketTextsTests
{
    [Fact]
    public void Resources_BothLanguages_HaveTheSameNamesAndPlaces()
    {
        var (chinese, english) = (All("zh-CN"), All("en"));
        english.Keys.ShouldBe(chinese.Keys, ignoreOrder: true);
        foreach (var (name, text) in chinese)
            Placeholders(english[name]).ShouldBe(Placeholders(text), name);
    }

    [Fact]
    public void Resources_Chinese_AreChineseAndEnglishAreNot()
    {
        foreach (var name in All("zh-CN").Keys.Where(name => name.StartsWith("Refusal_", StringComparison.Ordinal)))
        {
            TicketTexts.Get(name, "zh-CN").ShouldContain("。");
            TicketTexts.Get(name, "en").ShouldNotContain("。");
        }
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Of_EveryMember_HasAText(string language)
    {
        Enum.GetValues<TicketStatus>().ShouldAllBe(value => TicketTexts.Of(value, language).Length > 0);
        Enum.GetValues<TicketKind>().ShouldAllBe(value => TicketTexts.Of(value, language).Length > 0);
        Enum.GetValues<TicketPriority>().ShouldAllBe(value => TicketTexts.Of(value, language).Length > 0);
        Enum.GetValues<ClockKind>().ShouldAllBe(value => TicketTexts.Of(value, language).Length > 0);
        Enum.GetValues<ActorRole>().ShouldAllBe(value => TicketTexts.Of(value, language).Length > 0);
        Enum.GetValues<DeclineGround>().ShouldAllBe(value => TicketTexts.Of(value, language).Length > 0);
        Enum.GetValues<Satisfaction>().ShouldAllBe(value => TicketTexts.Of(value, language).Length > 0);
        Enum.GetValues<EscalationTarget>().ShouldAllBe(value => TicketTexts.Of(value, language).Length > 0);
        Enum.GetValues<PauseReason>().ShouldAllBe(value => TicketTexts.Of(value, language).Length > 0);
        Enum.GetValues<HelperKind>().ShouldAllBe(value => TicketTexts.Of(value, language).Length > 0);
        Enum.GetValues<Refusal>().ShouldAllBe(value => TicketTexts.Of(value, language).Length > 0);
        Enum.GetValues<TicketStatus>().ShouldAllBe(value => Wording.StatusSentence(Samples.In(value), language).Length > 0);
    }

    [Theory]
    [InlineData(9, 15, 20, "今天下午3点20分", "today, 3:20 pm")]
    [InlineData(9, 12, 0, "今天中午12点", "today, 12 pm")]
    [InlineData(10, 9, 5, "明天上午9点5分", "tomorrow, 9:05 am")]
    [InlineData(12, 20, 0, "3月12日（星期四）晚上8点", "Thursday 12 March, 8 pm")]
    [InlineData(13, 0, 0, "3月12日（星期四）24点", "midnight at the end of Thursday 12 March")]
    [InlineData(13, 0, 30, "3月13日（星期五）凌晨0点30分", "Friday 13 March, 12:30 am")]
    public void Time_InBothLanguages_IsSaidAsPeopleSayIt(int day, int hour, int minute, string chinese, string english)
    {
        Wording.Time(At(2026, 3, day, hour, minute), Samples.Opened, "zh-CN").ShouldBe(chinese);
        Wording.Time(At(2026, 3, day, hour, minute), Samples.Opened, "en").ShouldBe(english);
    }

    [Fact]
    public void Time_InAnotherYear_NamesIt() => Wording.Time(At(2027, 1, 4, 10), Samples.Opened, "zh-CN").ShouldBe("2027年1月4日（星期一）上午10点");

    [Fact]
    public void Promise_OfANewTicket_SaysWhoAndByWhen()
    {
        var promise = SampleCity.Desk.PromiseOf(Samples.Open(Samples.Streetlight));
        Wording.Promise(promise, Samples.Opened, "zh-CN").ShouldBe("由城市管理委员会办理，明天上午10点前联系您，最晚3月16日（星期一）上午10点前给您结果。");
        Wording.Promise(promise with { DepartmentName = "the City" }, Samples.Opened, "en")
            .ShouldBe("the City will handle it. They will contact you by tomorrow, 10 am and give you a result by Monday 16 March, 10 am.");
    }

    [Fact]
    public void Promise_ContactNoSoonerThanResult_SaysTheResultOnly()
    {
        var promise = SampleCity.Desk.PromiseOf(Samples.Open(Samples.Streetlight with { Category = "utilities.water-outage" }));
        Wording.Promise(promise, Samples.Opened, "zh-CN").ShouldBe("由供排水服务企业办理，最晚明天上午10点前给您结果。");
    }

    [Fact]
    public void Promise_TimesThatHavePassed_AreNotPromised()
    {
        var promise = SampleCity.Desk.PromiseOf(Samples.Open(Samples.Streetlight));
        Wording.Promise(promise, At(2026, 3, 11, 10), "zh-CN").ShouldBe("由城市管理委员会办理，最晚3月16日（星期一）上午10点前给您结果。");
        Wording.Promise(promise, At(2026, 3, 16, 10), "zh-CN").ShouldBe("由城市管理委员会办理。原定的时间已经过了，我们会督促他们尽快给您结果。");
    }

    [Fact]
    public void Promise_Flagged_SaysThatItMayMove() =>
        Wording.Promise(new("民政局", At(2027, 1, 5, 17, 30), null, true), At(2026, 12, 30), "zh-CN").ShouldEndWith("这个时间遇放假安排可能会有调整。");

    [Fact]
    public void Promise_InTriage_PromisesNoDate() =>
        Wording.Promise(SampleCity.Desk.PromiseOf(Samples.Open(Samples.Unclear)), Samples.Opened, "zh-CN").ShouldBe("我们会尽快确认由哪个部门办理。");

    [Fact]
    public void Reason_EveryReasonOfTheRouter_IsPutIntoWords()
    {
        Wording.Reason(RoutingReason.CategorySure("health", 0.93), "zh-CN").ShouldBe("事项类别是“医疗卫生”（把握93%）。");
        Wording.Reason(RoutingReason.CategoryUnsure("health", 0.4), "en").ShouldBe("The category may be “Health”, but only 40 % sure.");
        Wording.Reason(RoutingReason.CategoryNotUnderstood(), "zh-CN").ShouldBe("没有判断出事项类别。");
        Wording.Reason(RoutingReason.PlaceNeeded("cityscape.streetlight"), "zh-CN").ShouldBe("“路灯”要知道地点才能派单。");
        Wording.Reason(RoutingReason.NoRule("cityscape.streetlight"), "en").ShouldBe("The routing table has no line for “Streetlights”.");
        Wording.Reason(RoutingReason.CityRule("health", "health"), "zh-CN").ShouldBe("全市范围内，“医疗卫生”由卫生健康委员会办理。");
        Wording.Reason(RoutingReason.AreaRule("110105", "*", "district-110105"), "zh-CN").ShouldBe("在朝阳区，“所有事项”由朝阳区政府办理。");
        Wording.Reason(RoutingReason.DistrictForStreet("110105"), "en").ShouldBe("Only Chaoyang is known, so the district takes it first.");
    }

    [Theory]
    [InlineData("路灯归它管")]
    [InlineData("a|b|c")]
    public void Reason_WrittenByAPerson_StaysAsItIs(string reason) => Wording.Reason(reason, "zh-CN").ShouldBe(reason);

    private static Dictionary<string, string> All(string language) =>
        new ResourceManager(typeof(TicketTexts)).GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: language != "en")!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static string[] Placeholders(string text) => [.. PlaceholderPattern().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order()];

    [GeneratedRegex(@"\{(\d)")]
    private static partial Regex PlaceholderPattern();
}
