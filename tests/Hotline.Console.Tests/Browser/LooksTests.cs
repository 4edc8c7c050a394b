using Microsoft.Playwright;

namespace Hotline.Console.Tests.Browser;

/// <summary>Every page: nothing serious for axe, nothing wider than the screen, no complaint; and a picture of each where one is wanted.</summary>
public sealed class LooksTests(RunningConsole console, Chromium chromium) : ConsoleBrowser(console, chromium)
{
    /// <summary>Pages by name: whose, and where. Of a conversation and a ticket one is made for the test.</summary>
    private static readonly Dictionary<string, (string? User, string Path)> Pages = new()
    {
        ["sign-in"] = (null, "/console/sign-in"),
        ["second-factor"] = (null, "/console/second-factor"),
        ["desk"] = ("operator", "/console/desk"),
        ["conversation"] = ("operator", "conversation"),
        ["talk"] = ("operator", "talk"),
        ["call-backs"] = ("operator", "/console/desk/call-backs"),
        ["follow-ups"] = ("operator", "follow-ups"),
        ["tickets"] = ("clerk", "/console/tickets"),
        ["search"] = ("operator", "/console/search?q=路灯"),
        ["search-talks"] = ("supervisor", "/console/search?q=居住证&kind=talk&sort=newest"),
        ["ticket"] = ("clerk", "ticket"),
        ["triage"] = ("supervisor", "/console/triage"),
        ["board"] = ("supervisor", "/console/board"),
        ["wall"] = ("supervisor", "/console/board/wall"),
        ["answers"] = ("supervisor", "/console/board/answers"),
        ["figures"] = ("supervisor", $"/console/figures?by=category&from={TimeProvider.System.GetUtcNow().AddDays(-70):yyyy-MM-dd}"),
        ["behind"] = ("supervisor", "/console/figures/tickets?by=category&figure=SignedInTime"),
        ["open"] = ("supervisor", "/console/figures/open?by=category"),
        ["knowledge"] = ("editor", "/console/knowledge?q=老年卡怎么办"),
        ["article"] = ("editor", "/console/knowledge/elderly-card"),
        ["article-edit"] = ("editor", "/console/knowledge/edit/article/elderly-card"),
        ["article-new"] = ("editor", "/console/knowledge/edit/new"),
        ["article-review"] = ("editor", "/console/knowledge/edit/review"),
        ["article-due"] = ("editor", "/console/knowledge/edit/due"),
        ["article-gaps"] = ("editor", "gaps"),
        ["article-exchange"] = ("editor", "/console/knowledge/edit/exchange"),
        ["settings"] = ("admin", "/console/settings"),
        ["queue"] = ("admin", "/console/settings/queue"),
        ["routing"] = ("admin", "/console/settings/routing?words=望京街道花家地的路灯坏了"),
        ["route"] = ("admin", "/console/settings/routing/line?area=110105026&category=cityscape.streetlight"),
        ["department"] = ("admin", "/console/settings/departments/city-management"),
        ["fallback"] = ("admin", "/console/settings/fallback"),
        ["deadlines"] = ("admin", "/console/settings/deadlines?from=2026-09-25T16:50&amount=5&unit=WorkingDays&counting=FromNextDay&end=CloseOfBusiness"),
        ["settings-search"] = ("admin", "/console/settings/search"),
        ["departments"] = ("admin", "/console/settings/departments"),
        ["areas"] = ("admin", "/console/settings/areas?code=110105"),
        ["categories"] = ("admin", "/console/settings/categories"),
        ["people"] = ("admin", "/console/people"),
        ["audit"] = ("auditor", "/console/audit"),
        ["account"] = ("operator", "/console/account"),
        ["style"] = ("operator", "/console/style"),
        ["forbidden"] = ("editor", "/console/desk"),
    };

    /// <summary>Every page in every language.</summary>
    public static TheoryData<string, string> EveryPageAndLanguage
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in Pages.Keys)
            {
                foreach (var language in Looks.Keys)
                    data.Add(name, language);
            }

            return data;
        }
    }

    /// <summary>Sizes and colours by language; the second half only where pictures are taken.</summary>
    private static readonly Dictionary<string, (bool IsDesktop, bool IsDark)[]> Looks = new()
    {
        ["zh-CN"] = [(true, false), (false, true), (true, true), (false, false)],
        ["en"] = [(true, true), (false, false), (true, false), (false, true)],
    };

    /// <summary>A page once opened is seen in each size and colours, and then with letters twice as large: nothing is cut off, and nothing is wider than the screen.</summary>
    [Theory]
    [MemberData(nameof(EveryPageAndLanguage))]
    public async Task Page_InEveryLook_IsSound(string name, string language)
    {
        var (user, path) = Pages[name];
        var page = await OpenAsync(user, await MakeAsync(path), language);
        await page.WaitForLoadStateAsync(LoadState.Load);

        var looks = Looks[language];
        foreach (var (isDesktop, isDark) in PictureFolder is null ? looks[..2] : looks)
        {
            await page.SetViewportSizeAsync(isDesktop ? Desktop.Width : Telephone.Width, isDesktop ? Desktop.Height : Telephone.Height);
            await page.EmulateMediaAsync(new() { ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light });
            var look = $"{name}-{language}-{(isDesktop ? "desktop" : "phone")}-{(isDark ? "dark" : "light")}";
            if (PictureFolder is { } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, look + ".png") });
            (await FaultsOfAsync(page)).ShouldBeEmpty(look);
        }

        await page.SetViewportSizeAsync(Desktop.Width, Desktop.Height);
        await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        (await OverflowOfAsync(page)).Concat(await page.EvaluateAsync<string[]>(CutOff)).ShouldBeEmpty("with letters twice as large");
        await page.Context.CloseAsync();
    }

    /// <summary>
    /// Elements whose words go beyond their box and cannot be scrolled to. Lines that end with an ellipsis by intent, and words for
    /// screen readers alone, are none.
    /// </summary>
    private const string CutOff = """
        () => [...document.querySelectorAll('body *')].filter(e => {
          const style = getComputedStyle(e)
          if (e.closest('.hide-visually, .skip, svg, select, .rail') || style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none' || !e.offsetParent) return false
          if (!e.innerText?.trim() || !(e.clientWidth > 1)) return false
          const cuts = axis => /hidden|clip/.test(style['overflow' + axis])
          return (cuts('X') && e.scrollWidth > e.clientWidth + 2) || (cuts('Y') && e.scrollHeight > e.clientHeight + 2)
        }).map(e => `${e.tagName}.${e.className}: ${e.innerText.slice(0, 60)}`)
        """;

    /// <summary>Answers that are no pages: streams, files, and the way to the first place.</summary>
    private static readonly string[] NoPages =
        ["/console", "/console/{**rest}", "/console/assets/{version}/{name}", "/console/figures/table.csv", "/console/knowledge/edit/exchange/articles.{kind}"];

    [Fact]
    public async Task EveryPage_IsLookedAt()
    {
        var shown = Pages.Values.Select(p => p.Path).Concat(Made).Append(SetUpLooksTests.Path).ToArray();

        (await ConsoleRoutes.ReadAsync()).Where(r => r.Method == "GET" && !r.Pattern.EndsWith("/live", StringComparison.Ordinal) && !NoPages.Contains(r.Pattern))
            .Where(r => !shown.Any(r.Takes)).Select(r => r.Pattern).ShouldBeEmpty();
    }

    /// <summary>What <see cref="MakeAsync"/> makes leads to pages such as these.</summary>
    private static readonly string[] Made = ["/console/desk/sms/Kzg2", "/console/tickets/1234567", "/console/desk/follow-ups", "/console/knowledge/edit/gaps"];

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
}
