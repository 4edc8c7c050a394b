using Hotline.Host.Moving;

namespace Hotline.Host.Tests.Start;

public sealed class StorageCommandTests
{
    [Theory]
    [InlineData(64, "storage move")]
    [InlineData(64, "storage move", "remove")]
    [InlineData(64, "storage move", "move")]
    [InlineData(66, "hotline.db", "move", "--to", "Host=127.0.0.1;Port=1;Password=topsecret", "--Storage:Directory=nowhere")]
    public void Run_NothingToDo_SaysWhyAndChangesNothing(int exitCode, string said, params string[] arguments)
    {
        using var output = new StringWriter();

        StorageCommand.Run(arguments, output).ShouldBe(exitCode);

        output.ToString().ShouldContain(said);
        output.ToString().ShouldNotContain("topsecret");
        Directory.Exists("nowhere").ShouldBeFalse();
    }
}
