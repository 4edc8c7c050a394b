using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.SampleCity;

namespace Hotline.Ticketing.Tests.Routing;

public sealed class RouterTests
{
    private const string District = "110105";
    private const string Street = "110105026";
    private const string Community = "花家地北里社区";
    private static readonly Place Wangjing = new() { District = District, Street = Street, Community = Community };

    [Theory]
    [InlineData("cityscape.streetlight", "city-management")]
    [InlineData("housing.property-service", "street-110105026")]
    [InlineData("environment.noise-business", "street-110105026")]
    [InlineData("labour.unpaid-wages", "hrss")]
    [InlineData("utilities.water-outage", "water")]
    [InlineData("urban.demolition", "district-110105")]
    [InlineData("cityscape", "street-110105026")]
    public void Route_ShippedTable_FindsTheDepartment(string category, string expected) =>
        Shipped().Route(Matter(category, Wangjing)).Department.ShouldBe(expected);

    [Fact]
    public void Route_Sure_SaysWhyAndWhoElse()
    {
        var decision = Shipped().Route(Matter("cityscape.streetlight", Wangjing));
        decision.Reasons.ShouldBe(["CategorySure|cityscape.streetlight|90", "CityRule|cityscape.streetlight|city-management"]);
        decision.Alternatives.ShouldBe(["street-110105026"]);
    }

    [Fact]
    public void Route_OnlyDistrictKnown_TheDistrictActsForItsStreet()
    {
        var decision = Shipped().Route(Matter("housing.property-service", new() { District = District }));
        decision.Department.ShouldBe("district-110105");
        decision.Reasons[^1].ShouldBe("DistrictForStreet|110105");
    }

    [Fact]
    public void Route_StreetWithoutDistrict_KnowsTheDistrictByIt() =>
        Shipped().Route(Matter("urban.demolition", new() { Street = Street })).Department.ShouldBe("district-110105");

    [Theory]
    [InlineData(null, 0, "CategoryNotUnderstood")]
    [InlineData("no-such.category", 0.9, "CategoryNotUnderstood")]
    [InlineData("cityscape.streetlight", 0.59, "CategoryUnsure|cityscape.streetlight|59")]
    public void Route_CategoryUnsure_LeavesItToAPerson(string? category, double confidence, string reason)
    {
        var decision = Shipped().Route(Matter(category, Wangjing, confidence));
        decision.Department.ShouldBeNull();
        decision.Reasons.ShouldBe([reason]);
        decision.Alternatives.ShouldContain("street-110105026");
    }

    [Theory]
    [InlineData("cityscape.streetlight")]
    [InlineData("housing.property-service")]
    [InlineData("government.staff-conduct")]
    public void Route_PlaceNeededButUnknown_LeavesItToAPerson(string category)
    {
        var decision = Shipped().Route(Matter(category, Place.Unknown));
        decision.Department.ShouldBeNull();
        decision.Reasons.ShouldBe(["PlaceNeeded|" + category]);
    }

    [Fact]
    public void Route_PlaceNotNeeded_IsSureWithoutIt() => Shipped().Route(Matter("labour.unpaid-wages", Place.Unknown)).Department.ShouldBe("hrss");

    [Fact]
    public void Route_PlaceThatDoesNotExist_CountsAsUnknown() =>
        Shipped().Route(Matter("cityscape.streetlight", new() { District = "999999", Street = "999999001" })).Department.ShouldBeNull();

    [Fact]
    public void Route_LinesOfAllDepths_TheMostSpecificWins()
    {
        string[] fromGeneralToSpecific =
        [
            "*,*,hotline", "*,cityscape,health", "*,cityscape.streetlight,tax", "110105,*,justice", "110105,cityscape,sports",
            "110105,cityscape.streetlight,postal", "110105026,*,water", $"{CommunityCode},*,power", $"{CommunityCode},cityscape.streetlight,gas",
        ];
        for (var count = 1; count <= fromGeneralToSpecific.Length; count++)
        {
            using var files = new TemporaryConfiguration().Write("city/routing.csv",
                "area,category,department,alternatives\n" + string.Concat(fromGeneralToSpecific[..count].Reverse().Select(line => line + ",\n")));
            var decision = new Router(City, new RoutingTable(RoutingFile.Load(files.Path, City)), 0.6).Route(Matter("cityscape.streetlight", Wangjing));
            decision.Department.ShouldBe(fromGeneralToSpecific[count - 1].Split(',')[2]);
            decision.Alternatives.ShouldBe(fromGeneralToSpecific[..(count - 1)].Reverse().Select(line => line.Split(',')[2]));
        }
    }

    [Fact]
    public void Route_NoLineFits_LeavesItToAPerson()
    {
        using var files = new TemporaryConfiguration().Write("city/routing.csv", "area,category,department,alternatives\n*,labour,hrss,\n");
        var decision = new Router(City, new RoutingTable(RoutingFile.Load(files.Path, City)), 0.6).Route(Matter("cityscape.streetlight", Wangjing));
        decision.Department.ShouldBeNull();
        decision.Reasons.ShouldBe(["NoRule|cityscape.streetlight"]);
    }

    [Fact]
    public void ShippedTable_EveryCategoryWithAPlace_IsRouted()
    {
        foreach (var category in City.Categories)
            Shipped().Route(Matter(category.Code, Wangjing)).Department.ShouldNotBeNull(category.Code);
    }

    [Fact]
    public void ShippedTable_EveryStreet_HasADepartmentOfItsOwn()
    {
        foreach (var street in City.Areas.Where(area => area.Level == AreaLevel.Street))
        {
            var department = Shipped().Route(Matter("housing.property-service", new() { Street = street.Code })).Department;
            department.ShouldBe("street-" + street.Code);
            City.FindDepartment(department!).ShouldNotBeNull();
        }
    }

    private static string CommunityCode { get; } = City.Areas.Single(area => area.Name == Community && area.Parent == Street).Code;

    private static Router Shipped() => new(City, new RoutingTable(RoutingFile.Load(ConfigurationDirectory, City)), 0.6);

    private static Matter Matter(string? category, Place place, double confidence = 0.9) =>
        new() { Description = "…", Kind = TicketKind.Complaint, Category = category, CategoryConfidence = confidence, Place = place };
}
