using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Tests.Dialogs.Wording;

public sealed class WordingTests
{
    private static readonly DateTimeOffset Now = ScriptWorld.Start;
    private static readonly DeadlineWords Deadlines = new(ScriptWorld.TicketTexts);

    [Theory]
    [InlineData("2026-11-30T15:59:59Z", "zh-CN", "11月30日（周一）", "11月30日星期一")]
    [InlineData("2026-11-30T16:00:00Z", "zh-CN", "11月30日（周一）", "11月30日星期一")]
    [InlineData("2027-01-04T09:00:00Z", "zh-CN", "2027年1月4日（周一）", "2027年1月4日星期一")]
    [InlineData("2026-11-30T15:59:59Z", "en", "Monday, 30 November", null)]
    [InlineData("2027-01-04T09:00:00Z", "en", "Monday, 4 January 2027", null)]
    public void Deadline_FarOff_IsADay(string deadline, string language, string text, string? speak)
        => Deadlines.Say(DateTimeOffset.Parse(deadline, System.Globalization.CultureInfo.InvariantCulture), Now, language).ShouldBe(new Phrase(text, speak));

    [Fact]
    public void Deadline_Near_HasItsHour() => Deadlines.Say(Now.AddHours(24), Now, "zh-CN").Text.ShouldBe("明天下午2点");

    [Fact]
    public void Place_IsWrittenFromTheDistrictDown()
        => PlaceWords.Of(Wangjing() with { Community = "花家地北里社区", Detail = "3号楼" }, ScriptWorld.City, "zh-CN").ShouldBe("朝阳区望京街道花家地北里社区3号楼");

    [Fact]
    public void Place_ThatRepeatsItself_IsWrittenOnce()
        => PlaceWords.Of(Wangjing() with { Community = "花家地北里社区", Detail = "朝阳区望京街道花家地北里3号楼" }, ScriptWorld.City, "zh-CN").ShouldBe("朝阳区望京街道花家地北里3号楼");

    [Fact]
    public void Place_InEnglish_IsWrittenFromTheSpotUp()
        => PlaceWords.Of(Wangjing() with { Detail = "east gate" }, ScriptWorld.City, "en").ShouldBe("east gate, Wangjing, Chaoyang");

    [Fact]
    public void Place_OfAPointOnly_IsWrittenInDegrees()
        => PlaceWords.Of(new() { Latitude = 39.98, Longitude = 116.48 }, ScriptWorld.City, "zh-CN").ShouldBe("39.98000, 116.48000");

    [Theory]
    [InlineData("路灯坏了。", 10, "路灯坏了")]
    [InlineData("路灯坏了三天了没有人来修", 4, "路灯坏了……")]
    [InlineData("第一行\n第二行", 20, "第一行 第二行")]
    public void Excerpt_IsOneShortLine(string words, int length, string excerpt) => Excerpt.Of(words, length).ShouldBe(excerpt);

    [Fact]
    public void Cut_NeverSplitsWhatIsSeenAsOne() => Excerpt.Cut("👨‍👩‍👧家", 4).ShouldBe("");

    [Fact]
    public void Lines_AreSaidWithPausesAndWithoutMarks()
        => RunningText.Of("带什么\n- 身份证\n· 照片；\n\n不要钱。", "zh-CN").ShouldBe("带什么。身份证。照片；不要钱。");

    private static Place Wangjing()
    {
        var street = ScriptWorld.City.Areas.First(a => a.Name == "望京街道");
        return new() { District = street.Parent, Street = street.Code };
    }
}
