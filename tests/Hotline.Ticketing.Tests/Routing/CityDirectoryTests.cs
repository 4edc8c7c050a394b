using System.Diagnostics;
using Hotline.Ticketing.Routing;

namespace Hotline.Ticketing.Tests.Routing;

public sealed class CityDirectoryTests
{
    private static readonly ICityDirectory City = SampleCity.City;

    [Fact]
    public void Areas_OfSampleCity_AreAllThereAndHangTogether()
    {
        City.Areas.Count(area => area.Level == AreaLevel.District).ShouldBe(16);
        City.Areas.Count(area => area.Level == AreaLevel.Street).ShouldBe(349);
        City.Areas.Count(area => area.Level == AreaLevel.Community).ShouldBe(7535);
        City.Areas.ShouldBe(City.Areas.OrderBy(area => area.Level));
        foreach (var area in City.Areas)
        {
            if (area.Level == AreaLevel.District)
                area.Parent.ShouldBeNull();
            else
                City.FindArea(area.Parent!)!.Level.ShouldBe(area.Level - 1);
        }
    }

    [Theory]
    [InlineData("110105", "朝阳区", "Chaoyang")]
    [InlineData("110105026", "望京街道", "Wangjing")]
    public void FindArea_KnownCode_HasBothNames(string code, string name, string english)
    {
        var area = City.FindArea(code).ShouldNotBeNull();
        area.Name.ShouldBe(name);
        area.EnglishName.ShouldBe(english);
    }

    [Fact]
    public void Areas_DistrictsAndStreets_HaveEnglishNames() =>
        City.Areas.Where(area => area.Level != AreaLevel.Community).ShouldAllBe(area => !string.IsNullOrEmpty(area.EnglishName));

    [Fact]
    public void Areas_Communities_AreNamedAsPlacesNotAsCommittees()
    {
        City.Areas.ShouldContain(area => area.Name == "花家地北里社区" && area.Parent == "110105026");
        City.Areas.ShouldNotContain(area => area.Name.EndsWith("委员会") && area.Level == AreaLevel.Community);
        City.Areas.ShouldNotContain(area => area.Name.EndsWith("委会"));
        City.Areas.ShouldNotContain(area => area.Name.EndsWith("村村"));
    }

    [Fact]
    public void Departments_ListedAndMade_EachOnce()
    {
        City.Departments.Count.ShouldBe(35 + 16 + 349);
        City.FindDepartment("district-110105")!.Name.ShouldBe("朝阳区政府");
        var street = City.FindDepartment("street-110105026")!;
        street.ShouldBe(new Department("street-110105026", "望京街道办事处", "Wangjing Subdistrict Office, Chaoyang", DepartmentKind.Street, null));
        City.FindDepartment("street-990000000").ShouldBeNull();
    }

    [Fact]
    public void Departments_OfTowns_AreTownGovernments() =>
        City.Departments.Single(department => department.Name == "古北口镇政府").EnglishName.ShouldBe("Gubeikou Town Government, Miyun");

    [Fact]
    public void Categories_Children_FollowTheirRootAndBeginWithItsCode()
    {
        City.Categories.Count(category => category.Parent is null).ShouldBe(17);
        City.Categories.Count(category => category.Parent is not null).ShouldBeGreaterThan(90);
        foreach (var category in City.Categories.Where(category => category.Parent is not null))
        {
            category.Code.ShouldStartWith(category.Parent + ".");
            City.FindCategory(category.Parent!).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Categories_Children_HaveEnoughPhrasesInBothLanguages()
    {
        foreach (var category in City.Categories.Where(category => category.Parent is not null))
        {
            category.Phrases.Count.ShouldBeInRange(8, 30, category.Code);
            category.Phrases.ShouldContain(phrase => phrase.All(char.IsAscii), category.Code);
        }
    }

    [Theory]
    [InlineData("utilities.water-outage", "Urgent", true)]
    [InlineData("utilities.gas-leak", "Critical", true)]
    [InlineData("cityscape.streetlight", "General", true)]
    [InlineData("labour.unpaid-wages", "General", false)]
    public void FindCategory_KnownCode_CarriesPriorityAndNeedOfPlace(string code, string priority, bool needsPlace)
    {
        var category = City.FindCategory(code).ShouldNotBeNull();
        category.Priority.ShouldBe(priority);
        category.NeedsPlace.ShouldBe(needsPlace);
    }

    [Fact]
    public void Load_SecondTime_IsFast()
    {
        var started = Stopwatch.GetTimestamp();
        CityFiles.Load(SampleCity.ConfigurationDirectory);
        TestContext.Current.TestOutputHelper!.WriteLine($"loaded in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F1} ms");
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromMilliseconds(500));
    }
}
