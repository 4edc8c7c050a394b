using Hotline.Bot.Dialogs;
using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Understanding;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Tests.Dialogs.Forms;

public sealed class PlaceMergingTests
{
    private static readonly Place Huajiadi = new() { District = "chaoyang", Street = "wangjing", Community = "花家地北里社区", Detail = "3号楼" };

    [Fact]
    public void Merge_OfAPartWithin_KeepsWhatIsAbove()
        => PlaceMerging.Merge(new() { District = "chaoyang" }, new() { Street = "wangjing" }).ShouldBe(new() { District = "chaoyang", Street = "wangjing" });

    [Fact]
    public void Merge_OfAnotherStreet_DropsTheCommunity()
    {
        var merged = PlaceMerging.Merge(Huajiadi, new() { District = "chaoyang", Street = "jiuxianqiao" });
        merged.Street.ShouldBe("jiuxianqiao");
        merged.Community.ShouldBeNull();
    }

    [Fact]
    public void Merge_OfAnotherDistrict_DropsTheStreet()
    {
        var merged = PlaceMerging.Merge(Huajiadi, new() { District = "haidian" });
        merged.District.ShouldBe("haidian");
        merged.Street.ShouldBeNull();
    }

    [Fact]
    public void Merge_OfMoreDetail_KeepsBoth()
        => PlaceMerging.Merge(Huajiadi, new() { Detail = "2单元" }).Detail.ShouldBe("3号楼2单元");

    [Fact]
    public void Merge_OfTheSameDetail_SaysItOnce() => PlaceMerging.Merge(Huajiadi, new() { Detail = "3号楼" }).Detail.ShouldBe("3号楼");

    [Fact]
    public void Merge_OfAPoint_KeepsTheWords() => PlaceMerging.Merge(Huajiadi, new() { Latitude = 1, Longitude = 2 }).ShouldBe(Huajiadi with { Latitude = 1, Longitude = 2 });

    [Fact]
    public void Correction_DropsTheDetailThatNamesWhatWasTakenBack()
    {
        var known = new Place { District = "chaoyang", Street = "wangjing", Detail = "望京西路口" };
        Correct(known, "不是望京，是酒仙桥", new() { District = "chaoyang", Street = "jiuxianqiao" }).Detail.ShouldBeNull();
        Correct(known with { Detail = "3号楼" }, "不是望京，是酒仙桥", new() { District = "chaoyang", Street = "jiuxianqiao" }).Detail.ShouldBe("3号楼");
    }

    [Fact]
    public void Candidates_AreNarrowedByWhatIsKnown()
    {
        var heard = Heard("东大街", new() { District = "fengtai", Community = "东大街" }) with { OtherPlaces = [new() { District = "huairou", Community = "东大街" }] };
        var draft = PlaceMerging.Add(new() { Place = new() { District = "huairou" } }, Message("东大街", heard));
        draft.PlaceCandidates.ShouldBeEmpty();
        draft.Place.Community.ShouldBe("东大街");
        PlaceMerging.Add(new(), Message("东大街", heard)).PlaceCandidates.Count.ShouldBe(2);
    }

    private static Place Correct(Place known, string words, Place said)
        => PlaceMerging.Add(new() { Place = known }, Message(words, Heard(words, said) with { IsCorrection = true })).Place;

    private static Message Message(string words, Understood heard) => new() { Words = words, Heard = heard };

    private static Understood Heard(string words, Place place)
        => new() { Text = words, Language = "zh-CN", Intent = Intent.Unknown, Confidence = 0, Place = place };
}
