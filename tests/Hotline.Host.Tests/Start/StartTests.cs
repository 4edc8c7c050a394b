using System.Text.Json;
using Hotline.TestKit;

namespace Hotline.Host.Tests.Start;

/// <summary>A start says where things are; a wrong configuration stops it, with the key, what is wrong and what is allowed.</summary>
public sealed class StartTests(RunningHost host)
{
    private const int ConfigurationFault = 78;

    public static TheoryData<string, string, string> WrongSettings => new()
    {
        { "Storage:Directory", "/proc/nowhere", "Storage:Directory" },
        { "Storage:MaxAttachmentBytes", "0", "MaxAttachmentBytes" },
        { "Channels:Twilio:AuthToken", "short", "Channels:Twilio:AuthToken" },
        { "Channels:Twilio:AccountSid", "XX", "Channels:Twilio:AccountSid" },
        { "Channels:Twilio:PublicUrl", "not a url", "Channels:Twilio:PublicUrl" },
        { "Channels:Sms:From", "12", "Channels:Sms:From" },
        { "Channels:WeChat:EncodingAesKey", "short", "Channels:WeChat:EncodingAesKey" },
        { "Channels:WebChat:Secret", "dl-secret", "Channels:WebChat:Secret" },
        { "Channels:Twilio:AuthToken", "12345678901234567890123456789012", "Channels:Twilio:AuthToken" },
        { "Channels:WeChat:Token", "wxtoken", "Channels:WeChat:Token" },
        { "Ticketing:MaxUrgesPerDay", "many", "Ticketing:MaxUrgesPerDay" },
        { "Dialogs:ConfirmSpeechBelow", "7", "Dialogs:ConfirmSpeechBelow" },
        { "Api:DepartmentKeys:no-such-department", "0123456789abcdef", "Api:DepartmentKeys:no-such-department" },
        { "Api:DepartmentKeys:heat", "short", "Api:DepartmentKeys:heat" },
        { "Api:DepartmentKeys:heat", "dev-0123456789abcdef", "Api:DepartmentKeys:heat" },
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public async Task Production_WithAWrongSetting_StopsAndNamesTheKey(string key, string value, string named)
    {
        var directory = Directory.CreateTempSubdirectory("hotline-start-").FullName;
        var (exitCode, output) = await HostProcess.FailToStartAsync(directory, new Dictionary<string, string> { [key] = value });

        exitCode.ShouldBe(ConfigurationFault, output);
        output.ShouldContain(named);
        output.ShouldNotContain("   at ");
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Production_WithoutKeys_RunsWithChannelsOffAndSaysSo()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-start-").FullName;
        await using (var service = await HostProcess.StartAsync(directory, environment: "Production"))
        {
            using var health = JsonDocument.Parse(await service.Client.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));
            health.RootElement.GetProperty("channels").EnumerateObject().ShouldAllBe(c => c.Value.GetString() == "off");
            (await service.Client.GetAsync("/try", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
            service.Output.ShouldContain("Channels:Twilio:AuthToken");
            service.Output.ShouldContain("Channels:WeChat:Token");
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public void Development_AtStart_PrintsWhereThingsAre()
    {
        var origin = host.Process.Address.ToString().TrimEnd('/');
        foreach (var page in (string[])["/chat", "/try", "/health/ready", "/health/live"])
            host.Process.Output.ShouldContain(origin + page);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public async Task Readme_ProductionSettings_TurnTheirChannelsOn(string readme)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, readme), TestContext.Current.CancellationToken);
        var settings = new Dictionary<string, string>
        {
            ["Channels:WebChat:Secret"] = "a-secret-of-this-test-that-is-long-enough",
        };
        foreach (var block in text.Split("```json").Skip(1).Select(b => b.Split("```")[0]))
            Flatten(JsonDocument.Parse(block).RootElement, "", settings);
        settings["Channels:Twilio:AuthToken"] = "0123456789abcdef0123456789abcdee";
        settings["Channels:WeChat:AppSecret"] = "0123456789abcdef0123456789abcdee";
        settings["Channels:WeChat:Token"] = "choose";
        settings["Channels:WeChat:EncodingAesKey"] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
        var directory = Directory.CreateTempSubdirectory("hotline-start-").FullName;

        await using (var service = await HostProcess.StartAsync(directory, settings, "Production"))
        {
            using var health = JsonDocument.Parse(await service.Client.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));
            health.RootElement.GetProperty("channels").EnumerateObject().ShouldAllBe(c => c.Value.GetString() == "on");
            service.Output.ShouldNotContain("0123456789abcdef0123456789abcdee");
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Readme_Article_IsAccepted()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "README.md"), TestContext.Current.CancellationToken);
        var article = text.Split("```markdown\n")[1].Split("```")[0];
        var folder = Directory.CreateTempSubdirectory("hotline-articles-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "library-card.md"), article, TestContext.Current.CancellationToken);

        var knowledge = ReadmeArticles.Load(folder);

        var found = await knowledge.AskAsync(new("图书馆怎么借书", "zh-CN", new DateOnly(2026, 11, 23)), TestContext.Current.CancellationToken);
        found.Hits[0].Article.Id.ShouldBe("library-card");
        Directory.Delete(folder, recursive: true);
    }

    private static void Flatten(JsonElement element, string path, Dictionary<string, string> settings)
    {
        foreach (var property in element.EnumerateObject())
        {
            var key = path.Length == 0 ? property.Name : path + ":" + property.Name;
            if (property.Value.ValueKind == JsonValueKind.Object)
                Flatten(property.Value, key, settings);
            else
                settings[key] = property.Value.ToString();
        }
    }
}
