using Hotline.Host.Tests.Api;
using Hotline.TestKit;

namespace Hotline.Host.Tests.BadInput;

/// <summary>A mistake in the city's files stops the service with what is wrong and where; a year that nobody knows yet is flagged to everybody.</summary>
public sealed class CityFileTests
{
    private const int ConfigurationFault = 78;

    private static readonly Dictionary<string, string> Keys = new() { ["Api:DepartmentKeys:city-management"] = DepartmentClient.CityManagement };

    [Theory]
    [InlineData("response-times.yaml", "    resolution: { amount: 15, unit: CalendarDays }", "", "no policy sets Resolution for priority Complex")]
    [InlineData("response-times.yaml", "priority: Complex", "priority: Urgent", "both set FirstContact for priority=Urgent; one policy may.")]
    [InlineData("calendars/holidays-cn.csv", "2025-01-01,元旦,True", "2025-01-11,元旦,True", "no file lists 1 January 2025 as a day off")]
    public async Task Start_WithAGapOrAnOverlap_StopsAndSaysWhere(string file, string right, string wrong, string message)
    {
        using var copy = new HostCopy();
        copy.Replace(file, right, wrong);

        var (exitCode, output) = await HostProcess.FailToStartAsync(copy.DataDirectory, Keys, "Development", copy.Program);

        exitCode.ShouldBe(ConfigurationFault, output);
        output.ShouldContain("appsettings/" + file.Split('/')[0]);
        output.ShouldContain(message);
        output.ShouldNotContain("   at ");
        Directory.EnumerateFileSystemEntries(copy.DataDirectory).ShouldBeEmpty();
    }

    [Fact]
    public async Task Deadline_InAYearThatIsNotLoaded_IsFlaggedOverHttp()
    {
        using var copy = new HostCopy();
        copy.Delete("calendars/holidays-cn.csv");
        await using var service = await HostProcess.StartAsync(copy.DataDirectory, Keys, program: copy.Program);
        var client = new DepartmentClient(service.Client);

        var number = await client.OpenTicketAsync();

        var clocks = (await client.GetAsync($"/api/tickets/{number}")).Json.GetProperty("ticket").GetProperty("clocks").EnumerateArray();
        var flagged = clocks.ToDictionary(c => c.GetProperty("kind").GetString()!, c => c.GetProperty("isFlagged").GetBoolean());
        // Calendar days need no calendar.
        flagged.ShouldBe(new Dictionary<string, bool> { ["SignIn"] = true, ["FirstContact"] = true, ["Resolution"] = false });
    }
}
