using System.ComponentModel.DataAnnotations;
using System.Net;
using Hotline.Bot.Staff;
using Hotline.TestKit;

namespace Hotline.Console.Tests.Access;

public sealed class SecondFactorTests
{
    [Fact]
    public async Task RoleThatNeedsOne_WithoutIt_SeesNothingButItsSetUp()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-second-factor-").FullName;
        try
        {
            await using var process = await HostProcess.StartAsync(directory, new Dictionary<string, string> { ["Console:SecondFactorFor"] = "Editor, administrator" });
            using var editor = await Visitor.SignedInAsync(process.Address, "editor");
            using var refused = await editor.Client.GetAsync(new Uri("/console/knowledge", UriKind.Relative), TestContext.Current.CancellationToken);
            using var auditor = await Visitor.SignedInAsync(process.Address, "auditor");

            refused.Headers.Location!.ToString().ShouldBe("/console/account?done=needed");
            (await editor.PostAsync("/console/knowledge/edit/gaps", ("gap", "x"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            (await editor.GetAsync("/console/account?done=needed")).Html.ShouldContain("要求使用验证器应用");
            (await auditor.GetAsync("/console/audit")).Status.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Theory]
    [InlineData("", StaffRole.Administrator, false)]
    [InlineData("administrator , Editor", StaffRole.Administrator, true)]
    [InlineData("administrator , Editor", StaffRole.Auditor, false)]
    public void Needs_TheRolesNamed(string configured, StaffRole role, bool needs)
    {
        new ConsoleOptions { SecondFactorFor = configured }.NeedsSecondFactor(role).ShouldBe(needs);
        ConsoleOptions.CheckRoles(configured).ShouldBe(ValidationResult.Success);
    }

    [Fact]
    public void Check_NoSuchRole_NamesTheKeyAndWhatIsAllowed()
    {
        var message = ConsoleOptions.CheckRoles("Editor,King")!.ErrorMessage!;

        message.ShouldContain("Console:SecondFactorFor");
        message.ShouldContain("'King'");
        message.ShouldContain("Administrator");
    }
}
