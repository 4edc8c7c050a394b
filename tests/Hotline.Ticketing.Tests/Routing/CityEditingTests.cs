using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Routing.Editing;
using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Ticketing.Tests.Routing;

/// <summary>The city's lists, changed while the service runs.</summary>
public sealed class CityEditingTests
{
    private const string Lamp = "cityscape.streetlight";
    private const string Wangjing = "110105026";
    private const string Admin = "a1";

    private readonly VersionsInMemory versions = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Route_Changed_DecidesAtOnce_OnOtherNodesAtTheirNextLook_AndIsUndone()
    {
        var (one, other) = (new Node(versions), new Node(versions));
        one.WhoGets(Lamp).ShouldBe("city-management");

        (await one.Desk.WriteAsync(CityList.Routes, RouteValue.KeyOf(Wangjing, Lamp), "street-110105026 power", 0, Admin, Cancel)).ShouldBeOfType<CityOutcome.Done>();

        one.WhoGets(Lamp).ShouldBe("street-110105026");
        one.WhoGets(Lamp, street: "110105001").ShouldBe("city-management");
        other.WhoGets(Lamp).ShouldBe("city-management");
        await other.Watch.LookAsync(Cancel);
        other.WhoGets(Lamp).ShouldBe("street-110105026");
        other.Table.Lines.ShouldContain(l => l.Area == Wangjing && l.Category == Lamp);

        (await other.Desk.RestoreAsync(CityList.Routes, RouteValue.KeyOf(Wangjing, Lamp), 0, 1, Admin, Cancel)).ShouldBeOfType<CityOutcome.Done>().Version.Number.ShouldBe(2);
        other.WhoGets(Lamp).ShouldBe("city-management");
        (await one.Desk.RestoreAsync(CityList.Routes, RouteValue.KeyOf(Wangjing, Lamp), 1, 2, Admin, Cancel)).ShouldBeOfType<CityOutcome.Done>();
        one.WhoGets(Lamp).ShouldBe("street-110105026");
    }

    [Fact]
    public async Task Route_OfTheFile_IsTakenAway_AndComesBack()
    {
        var node = new Node(versions);
        var key = RouteValue.KeyOf(null, Lamp);

        (await node.Desk.WriteAsync(CityList.Routes, key, "", 0, Admin, Cancel)).ShouldBeOfType<CityOutcome.Done>();
        node.Table.Lines.ShouldNotContain(l => l.Area == null && l.Category == Lamp);
        (await node.Desk.RestoreAsync(CityList.Routes, key, 0, 1, Admin, Cancel)).ShouldBeOfType<CityOutcome.Done>();

        node.Table.Lines.ShouldContain(l => l.Area == null && l.Category == Lamp);
    }

    [Theory]
    [InlineData("9 " + Lamp, "housing", CityProblem.UnknownArea, "9")]
    [InlineData("* nothing", "housing", CityProblem.UnknownCategory, "nothing")]
    [InlineData("* " + Lamp, "nobody", CityProblem.UnknownDepartment, "nobody")]
    [InlineData("* " + Lamp, "housing @place", CityProblem.UnknownDepartment, "@place")]
    [InlineData("* " + Lamp, "housing power housing", CityProblem.DepartmentTwice, "housing")]
    [InlineData("*", "housing", CityProblem.UnknownEntry, "*")]
    [InlineData(Wangjing + " " + Lamp, "", CityProblem.UnknownEntry, Wangjing + " " + Lamp)]
    public async Task Route_WithAMistake_IsRefused_AndTheMistakeNamed(string key, string text, CityProblem problem, string value)
    {
        var refused = (await new Node(versions).Desk.WriteAsync(CityList.Routes, key, text, 0, Admin, Cancel)).ShouldBeOfType<CityOutcome.Refused>();

        refused.Faults.ShouldContain(new CityFault(problem, value));
        versions.Written.ShouldBeEmpty();
    }

    [Fact]
    public async Task Department_Renamed_IsCalledSoEverywhere_AndKeepsItsCode()
    {
        var node = new Node(versions);

        (await node.Desk.WriteAsync(CityList.Departments, "civil-affairs", new DepartmentValue("民政和社会工作局", "Civil and Social Affairs Bureau", "010-1234 5678").Text, 0, Admin, Cancel))
            .ShouldBeOfType<CityOutcome.Done>();

        var edited = node.City.FindDepartment("civil-affairs")!;
        edited.ShouldBe(new Department("civil-affairs", "民政和社会工作局", "Civil and Social Affairs Bureau", DepartmentKind.Bureau, "010-1234 5678") { AlsoKnownAs = edited.AlsoKnownAs });
        edited.AlsoKnownAs.ShouldContain("民政");
        node.City.Departments.Count.ShouldBe(35 + 16 + 349);
        // The name that is free again may be given to another, on this node and on one that starts later.
        (await node.Desk.WriteAsync(CityList.Departments, "women-federation", new DepartmentValue("民政局", "Women", null).Text, 0, Admin, Cancel)).ShouldBeOfType<CityOutcome.Done>();
        var later = new Node(versions);
        await later.Watch.LookAsync(Cancel);
        later.City.FindDepartment("women-federation")!.Name.ShouldBe("民政局");
        later.Desk.Faults.ShouldBeEmpty();
        // The file's name is taken now.
        (await later.Desk.RestoreAsync(CityList.Departments, "civil-affairs", 0, 1, Admin, Cancel)).ShouldBeOfType<CityOutcome.Refused>().Faults[0].Problem.ShouldBe(CityProblem.NameTaken);
    }

    [Theory]
    [InlineData("", "Name", null, CityProblem.NameUnusable)]
    [InlineData("水务局", " ", null, CityProblem.NameUnusable)]
    [InlineData("教育委员会", "Name", null, CityProblem.NameTaken)]
    [InlineData("水务局", "Name", "打这个电话", CityProblem.PhoneUnusable)]
    [InlineData("水务局", "Name", "1; DROP", CityProblem.PhoneUnusable)]
    public async Task Department_WithAMistake_IsRefused(string name, string english, string? phone, CityProblem problem)
        => (await new Node(versions).Desk.WriteAsync(CityList.Departments, "water", new DepartmentValue(name, english, phone).Text, 0, Admin, Cancel))
            .ShouldBeOfType<CityOutcome.Refused>().Faults.ShouldContain(f => f.Problem == problem);

    [Fact]
    public async Task FallbackOwner_IsChanged_AndOnlyToADepartment()
    {
        var node = new Node(versions);

        (await node.Desk.WriteAsync(CityList.FallbackOwner, CityListKeys.Fallback, "nobody", 0, Admin, Cancel)).ShouldBeOfType<CityOutcome.Refused>();
        (await node.Desk.WriteAsync(CityList.FallbackOwner, CityListKeys.Fallback, "government-services", 0, Admin, Cancel)).ShouldBeOfType<CityOutcome.Done>();

        node.Desk.FallbackDepartment.ShouldBe("government-services");
    }

    [Fact]
    public async Task Change_OfWhatSomebodyElseChangedMeanwhile_IsNotWritten_AndTheSameAgainIsNoChange()
    {
        var node = new Node(versions);
        var key = RouteValue.KeyOf(null, Lamp);

        (await node.Desk.WriteAsync(CityList.Routes, key, "power", 0, Admin, Cancel)).ShouldBeOfType<CityOutcome.Done>();

        (await node.Desk.WriteAsync(CityList.Routes, key, "housing", 0, "a2", Cancel)).ShouldBeOfType<CityOutcome.Stale>();
        (await node.Desk.WriteAsync(CityList.Routes, key, "power", 1, "a2", Cancel)).ShouldBeOfType<CityOutcome.Unchanged>();
        node.WhoGets(Lamp).ShouldBe("power");
        versions.Written.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Change_ThatTheFilesNoLongerAllow_IsLeftOut_AndNamed()
    {
        versions.Written.Add(new() { List = CityList.Routes, Key = RouteValue.KeyOf(null, Lamp), Number = 1, Text = "closed-bureau", AccountId = Admin, At = default });
        var node = new Node(versions);

        await node.Watch.LookAsync(Cancel);

        node.WhoGets(Lamp).ShouldBe("city-management");
        node.Desk.Faults.ShouldHaveSingleItem().ShouldBe(new(CityProblem.UnknownDepartment, "closed-bureau"));
    }

    /// <summary>A node of the service with the sample city.</summary>
    private sealed class Node
    {
        private readonly ServiceProvider services;

        public Node(ICityVersions versions) => services = new ServiceCollection()
            .AddSingleton(versions).AddSingleton(TimeProvider.System).AddSingleton<Microsoft.Extensions.Logging.ILogger<CityWatch>>(NullLogger<CityWatch>.Instance)
            .AddTicketing(new ConfigurationBuilder().Build().GetSection("Ticketing"), SampleCity.ConfigurationDirectory).AddCityEditing().BuildServiceProvider();

        public ICityDesk Desk => services.GetRequiredService<ICityDesk>();

        public CityWatch Watch => services.GetRequiredService<CityWatch>();

        public ICityDirectory City => services.GetRequiredService<ICityDirectory>();

        public IRoutingTable Table => services.GetRequiredService<IRoutingTable>();

        public string? WhoGets(string category, string street = Wangjing) => services.GetRequiredService<ITicketDesk>().Open(
            new Matter { Description = "路灯不亮", Kind = TicketKind.Help, Category = category, CategoryConfidence = 1, Place = Place.Unknown with { District = "110105", Street = street } },
            new Resident { ChannelId = "sms", UserId = "+8613800000001" }, services.GetRequiredService<ITicketDesk>().NumberFor(1), new Actor(ActorRole.Operator, "o1"), new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero)).After.Department;
    }

    private sealed class VersionsInMemory : ICityVersions
    {
        public List<CityVersion> Written { get; } = [];

        public Task<IReadOnlyList<CityVersion>> HistoryAsync(CityList list, string key, CancellationToken cancellationToken)
            => Task.FromResult<IReadOnlyList<CityVersion>>([.. Written.Where(v => v.List == list && v.Key == key).OrderByDescending(v => v.Number)]);

        public Task<IReadOnlyList<CityVersion>> InForceAsync(CancellationToken cancellationToken)
            => Task.FromResult<IReadOnlyList<CityVersion>>([.. Written.GroupBy(v => (v.List, v.Key)).Select(g => g.MaxBy(v => v.Number)!)]);

        public Task<long> StampAsync(CancellationToken cancellationToken) => Task.FromResult((long)Written.Count);

        public Task<bool> WriteAsync(CityVersion version, CancellationToken cancellationToken)
        {
            if (Written.Any(v => (v.List, v.Key, v.Number) == (version.List, version.Key, version.Number)))
                return Task.FromResult(false);
            Written.Add(version);
            return Task.FromResult(true);
        }
    }
}
