using System.Globalization;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.SampleCity;

namespace Hotline.Ticketing.Tests.ResponseTimes;

public sealed class ResponsePoliciesTests
{
    private static readonly DateTimeOffset Monday = At(2026, 3, 9, 10);
    private static readonly Matter Streetlight = new() { Description = "路灯坏了", Kind = TicketKind.Complaint, Category = "cityscape.streetlight" };

    [Theory]
    [InlineData(TicketPriority.Critical, "2026-03-09T12:00+08:00", "2026-03-10T10:00+08:00")]
    [InlineData(TicketPriority.Urgent, "2026-03-10T10:00+08:00", "2026-03-10T10:00+08:00")]
    [InlineData(TicketPriority.General, "2026-03-10T10:00+08:00", "2026-03-16T10:00+08:00")]
    [InlineData(TicketPriority.Complex, "2026-03-10T10:00+08:00", "2026-03-24T10:00+08:00")]
    public void Start_ShippedPolicies_GiveTheLimitsOfTheDomain(TicketPriority priority, string firstContact, string resolution)
    {
        var clocks = Shipped().Start(Streetlight with { Priority = priority }, "city-management", Monday);
        clocks.Select(clock => clock.Kind).ShouldBe([ClockKind.SignIn, ClockKind.FirstContact, ClockKind.Resolution]);
        clocks[0].DeadlineAt.ShouldBe(At(2026, 3, 9, 12));
        clocks[1].DeadlineAt.ShouldBe(DateTimeOffset.Parse(firstContact, CultureInfo.InvariantCulture));
        clocks[2].DeadlineAt.ShouldBe(DateTimeOffset.Parse(resolution, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Start_AnyClock_IsInUtcAndNamesPolicyAndCalendar()
    {
        var clock = Shipped().Start(Streetlight, "city-management", Monday)[2];
        clock.StartedAt.ShouldBe(Monday);
        clock.StartedAt.Offset.ShouldBe(TimeSpan.Zero);
        clock.DeadlineAt.Offset.ShouldBe(TimeSpan.Zero);
        clock.Policy.ShouldBe("一般 (priority=General)");
        clock.CalendarVersion.ShouldBe(Days.Version);
    }

    [Fact]
    public void Start_Warnings_AreSharesOfTheTimeThatTheTargetCounts()
    {
        // Two office hours from 11:30 end at 15:00; lunch is none of them, so half of the time has gone by at 14:00.
        var signIn = Shipped().Start(Streetlight, "city-management", At(2026, 3, 9, 11, 30))[0];
        signIn.Warnings.ShouldBe([new(50, At(2026, 3, 9, 14), false), new(80, At(2026, 3, 9, 14, 36), false)]);
        var resolution = Shipped().Start(Streetlight, "city-management", Monday)[2];
        resolution.Warnings.ShouldBe([new(50, At(2026, 3, 12, 22), false), new(80, At(2026, 3, 15, 0, 24), false)]);
    }

    [Theory]
    [InlineData("priority: General", "kind: Complaint", 2)]
    [InlineData("kind: Complaint", "category: cityscape", 2)]
    [InlineData("category: cityscape", "category: cityscape.streetlight", 2)]
    [InlineData("category: cityscape.streetlight", "department: city-management", 2)]
    [InlineData("department: city-management", "area: \"110105\"", 2)]
    [InlineData("area: \"110105\"", "area: \"110105026\"", 2)]
    [InlineData("category: housing", "kind: Help", 7)]
    public void Start_SeveralPoliciesFit_TheMoreSpecificWins(string less, string more, int expectedDays)
    {
        var lessSpecific = less == "priority: General" ? "" : Policy("less", less, 3);
        using var files = new TemporaryConfiguration().Append("response-times.yaml", lessSpecific + Policy("more", more, 2));
        var matter = Streetlight with { Place = new Place { District = "110105", Street = "110105026" } };
        var resolution = PolicyFile.Load(files.Path, City, Days).Start(matter, "city-management", Monday)[2];
        resolution.DeadlineAt.ShouldBe(Monday.AddDays(expectedDays));
        resolution.Policy.ShouldStartWith(expectedDays == 2 ? "more (" : "一般 (");
    }

    [Fact]
    public void Start_PolicyThatSetsOneClock_LeavesTheOthersToTheRest()
    {
        using var files = new TemporaryConfiguration().Append("response-times.yaml", Policy("own", "category: cityscape", 2));
        var clocks = PolicyFile.Load(files.Path, City, Days).Start(Streetlight, "city-management", Monday);
        clocks.Select(clock => clock.Policy).ShouldBe(["通用 (every matter)", "一般 (priority=General)", "own (category=cityscape)"]);
    }

    [Fact]
    public void All_NamesInEnglish_AreThoseOfTheFile_AndMayBeLeftOut()
    {
        Shipped().All.ShouldAllBe(standard => standard.EnglishName != null);

        using var files = new TemporaryConfiguration().Append("response-times.yaml", Policy("路灯", "category: cityscape.streetlight", 2)
            + "\n  - name: 路灯联系\n    englishName: Lamps\n    category: cityscape.streetlight\n    firstContact: { amount: 1, unit: ClockHours }\n"
            + Policy("市容", "category: cityscape", 3));
        var standards = PolicyFile.Load(files.Path, City, Days).All;
        standards.Single(s => s.Category == "cityscape").EnglishName.ShouldBeNull();
        standards.Single(s => s.Category == "cityscape.streetlight").EnglishName.ShouldBe("路灯, Lamps");
    }

    private static string Policy(string name, string criterion, int days) =>
        $"\n  - name: {name}\n    {criterion}\n    resolution: {{ amount: {days}, unit: CalendarDays }}\n";

    private static ResponsePolicies Shipped() => PolicyFile.Load(ConfigurationDirectory, City, Days);
}
