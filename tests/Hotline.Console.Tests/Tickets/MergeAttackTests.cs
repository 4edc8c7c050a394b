using System.Net;
using System.Text.RegularExpressions;

namespace Hotline.Console.Tests.Tickets;

/// <summary>并单 over HTTP: what cannot be merged is refused with a reason, and nothing of it is done.</summary>
public sealed partial class MergeAttackTests(RunningConsole console)
{
    [Fact]
    public async Task Merge_ASecondTimeOrInALoop_IsRefusedAndChangesNeitherTicket()
    {
        var (master, member, third) = (await OpenAsync(), await OpenAsync(), await OpenAsync());
        using var desk = await Visitor.SignedInAsync(console.Address, "operator");
        (await MergeAsync(desk, member, master)).Status.ShouldBe(HttpStatusCode.SeeOther);
        var before = await VersionsAsync(desk, master, member, third);

        // A second time, into another or the same.
        await ShouldRefuseAsync(desk, member, third, "工单已并入其他工单");
        await ShouldRefuseAsync(desk, member, master, "工单已并入其他工单");
        // Round in a circle, straight and by a detour.
        await ShouldRefuseAsync(desk, master, member, "不能把工单并入自己");
        await ShouldRefuseAsync(desk, third, third, "不能把工单并入自己");
        await ShouldRefuseAsync(desk, master, third, "有别的工单并在这张工单下面");
        // Into one that is itself merged, and into none.
        await ShouldRefuseAsync(desk, third, member, "主单");
        await ShouldRefuseAsync(desk, third, "12345678", "主单");

        (await VersionsAsync(desk, master, member, third)).ShouldBe(before);
    }

    [Fact]
    public async Task Merge_ByADepartment_IsRefused()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        using var clerk = await Visitor.SignedInAsync(console.Address, "clerk");
        var before = await VersionsAsync(clerk, one, other);

        (await MergeAsync(clerk, one, other)).Status.ShouldBe(HttpStatusCode.Conflict);

        (await VersionsAsync(clerk, one, other)).ShouldBe(before);
    }

    [Fact]
    public async Task Merge_OnAVersionThatIsOld_IsRefused()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        using var desk = await Visitor.SignedInAsync(console.Address, "operator");
        var seen = (await VersionsAsync(desk, one))[0];
        await desk.PostAsync($"/console/tickets/{one}/note", ("text", "先记一笔"));
        var before = await VersionsAsync(desk, one, other);

        using var late = await desk.PostAsync($"/console/tickets/{one}/merge", ("master", other), ("why", "同一盏灯"), ("version", seen));

        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await VersionsAsync(desk, one, other)).ShouldBe(before);
    }

    private static async Task<(HttpStatusCode Status, string Html)> MergeAsync(Visitor visitor, string member, string master)
    {
        await visitor.GetAsync($"/console/tickets/{member}");
        using var response = await visitor.PostAsync($"/console/tickets/{member}/merge", ("master", master), ("why", "同一盏灯"));
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private static async Task ShouldRefuseAsync(Visitor visitor, string member, string master, string reason)
    {
        var (status, html) = await MergeAsync(visitor, member, master);
        status.ShouldBe(HttpStatusCode.Conflict);
        html.ShouldContain(reason);
    }

    private Task<string> OpenAsync() => Residents.OpenTicketAsync(console, console.NewHandset(), "八达岭镇的路灯不亮了，天黑看不见路");

    private static async Task<string[]> VersionsAsync(Visitor visitor, params string[] numbers)
    {
        var versions = new List<string>();
        foreach (var number in numbers)
            versions.Add(Version().Match((await visitor.GetAsync($"/console/tickets/{number}")).Html).Groups[1].Value);
        versions.ShouldAllBe(version => version.Length > 0);
        return [.. versions];
    }

    [GeneratedRegex("name=\"version\" value=\"(\\d+)\"")]
    private static partial Regex Version();
}
