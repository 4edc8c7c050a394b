using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Hotline.Console.Tests.Browser;

/// <summary>Every page: nothing serious for axe, nothing wider than the screen, no complaint; and a picture of each where one is wanted.</summary>
public sealed class LooksTests(RunningConsole console, Chromium chromium) : ConsoleBrowser(console, chromium)
{
    /// <summary>Folder for pictures; not set: none are taken.</summary>
    private const string Folder = "HOTLINE_SCREENSHOTS";

    /// <summary>Pages by name: whose, and where. Of a conversation and a ticket one is made for the test.</summary>
    private static readonly Dictionary<string, (string? User, string Path)> Pages = new()
    {
        ["sign-in"] = (null, "/console/sign-in"),
        ["desk"] = ("operator", "/console/desk"),
        ["conversation"] = ("operator", "conversation"),
        ["talk"] = ("operator", "talk"),
        ["call-backs"] = ("operator", "/console/desk/call-backs"),
        ["follow-ups"] = ("operator", "follow-ups"),
        ["tickets"] = ("clerk", "/console/tickets"),
        ["ticket"] = ("clerk", "ticket"),
        ["triage"] = ("supervisor", "/console/triage"),
        ["board"] = ("supervisor", "/console/board"),
        ["wall"] = ("supervisor", "/console/board/wall"),
        ["figures"] = ("supervisor", $"/console/figures?by=category&from={TimeProvider.System.GetUtcNow().AddDays(-70):yyyy-MM-dd}"),
        ["behind"] = ("supervisor", "/console/figures/tickets?by=category&figure=SignedInTime"),
        ["knowledge"] = ("editor", "/console/knowledge?q=老年卡怎么办"),
        ["article"] = ("editor", "/console/knowledge/elderly-card"),
        ["article-edit"] = ("editor", "/console/knowledge/edit/article/elderly-card"),
        ["article-review"] = ("editor", "/console/knowledge/edit/review"),
        ["article-due"] = ("editor", "/console/knowledge/edit/due"),
        ["article-gaps"] = ("editor", "gaps"),
        ["article-exchange"] = ("editor", "/console/knowledge/edit/exchange"),
        ["settings"] = ("admin", "/console/settings"),
        ["queue"] = ("admin", "/console/settings/queue"),
        ["routing"] = ("admin", "/console/settings/routing?words=望京街道花家地的路灯坏了"),
        ["deadlines"] = ("admin", "/console/settings/deadlines?from=2026-09-25T16:50&amount=5&unit=WorkingDays&counting=FromNextDay&end=CloseOfBusiness"),
        ["departments"] = ("admin", "/console/settings/departments"),
        ["areas"] = ("admin", "/console/settings/areas?code=110105"),
        ["categories"] = ("admin", "/console/settings/categories"),
        ["people"] = ("admin", "/console/people"),
        ["audit"] = ("auditor", "/console/audit"),
        ["account"] = ("operator", "/console/account"),
        ["style"] = ("operator", "/console/style"),
        ["forbidden"] = ("editor", "/console/desk"),
    };

    /// <summary>Each page in every pair of language, size and colours; with pictures, in all of them.</summary>
    public static TheoryData<string, string, bool, bool> EveryLook
    {
        get
        {
            var data = new TheoryData<string, string, bool, bool>();
            foreach (var name in Pages.Keys)
            {
                foreach (var (language, isDesktop, isDark) in Looks.Where((_, n) => n % 2 == 0 || PictureFolder is not null))
                    data.Add(name, language, isDesktop, isDark);
            }

            return data;
        }
    }

    private static readonly (string Language, bool IsDesktop, bool IsDark)[] Looks =
    [
        ("zh-CN", true, false), ("zh-CN", true, true), ("zh-CN", false, true), ("zh-CN", false, false),
        ("en", true, true), ("en", true, false), ("en", false, false), ("en", false, true),
    ];

    private static string? PictureFolder => Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } folder ? folder : null;

    [Theory]
    [MemberData(nameof(EveryLook))]
    public async Task Page_InEveryLook_IsSound(string name, string language, bool isDesktop, bool isDark)
    {
        var (user, path) = Pages[name];
        var size = isDesktop ? Desktop : Telephone;
        var page = await OpenAsync(user, await MakeAsync(path), language, size, isDark);
        await page.WaitForLoadStateAsync(LoadState.Load);

        var result = await page.Locator("body").RunAxe();

        result.Violations.Where(v => v.Impact is "serious" or "critical").Select(Describe).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(size.Width);
        Complaints.ShouldBeEmpty();
        if (PictureFolder is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{language}-{(isDesktop ? "desktop" : "phone")}-{(isDark ? "dark" : "light")}.png") });
        await page.Context.CloseAsync();
    }

    private async Task<string> MakeAsync(string path) => path switch
    {
        "conversation" => await Residents.AskForAPersonAsync(Console.NewHandset(), "望京街道花家地北里小区门口的路灯坏了三天了"),
        "talk" => await Residents.TakenAsync(Console, Console.NewHandset()),
        "ticket" => "/console/tickets/" + await Residents.OpenTicketAsync(Console, Console.NewHandset(), "路口的路灯不亮，晚上看不见路"),
        "follow-ups" => await NotSolvedAsync(),
        "gaps" => await AskInVainAsync(),
        _ => path,
    };

    private async Task<string> NotSolvedAsync()
    {
        var number = await Residents.OpenTicketAsync(Console, Console.NewHandset(), "路口的路灯不亮，晚上看不见路");
        using var clerk = await Visitor.SignedInAsync(Console.Address, "clerk");
        await clerk.GetAsync($"/console/tickets/{number}");
        await clerk.PostAsync($"/console/tickets/{number}/answer", ("answer", "已经更换了灯泡，今晚起正常照明。"), ("told", "yes"));
        using var desk = await Visitor.SignedInAsync(Console.Address, "operator");
        await desk.GetAsync($"/console/tickets/{number}");
        await desk.PostAsync($"/console/tickets/{number}/follow-up", ("satisfaction", "Dissatisfied"), ("words", "灯还是不亮"));
        return "/console/desk/follow-ups";
    }

    private async Task<string> AskInVainAsync()
    {
        foreach (var question in (string[])["无人机在公园里能不能飞", "公园里可以飞无人机吗", "小区里想养蜜蜂要批准吗"])
            await Console.NewHandset().SendAsync(question, cancellationToken: TestContext.Current.CancellationToken);
        return "/console/knowledge/edit/gaps";
    }

    private static string Describe(AxeResultItem violation)
        => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}";
}
