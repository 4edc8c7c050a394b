using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Hotline.Host.Tests.TryIt.Browser;

public sealed class TryItLooksTests(Chromium chromium) : TryItBrowser(chromium)
{
    [Theory]
    [InlineData("zh-CN", false, true)]
    [InlineData("zh-CN", true, true)]
    [InlineData("en", true, false)]
    [InlineData("en", false, false)]
    public async Task Page_CheckedByAxe_NothingSerious(string language, bool isDark, bool isDesktop)
    {
        var page = await OpenWithTalkAsync(language, isDark, isDesktop ? Desktop : Telephone);

        var result = await page.Locator("body").RunAxe();

        result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(Describe).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zh-CN", 360, 780)]
    [InlineData("en", 360, 780)]
    [InlineData("en", 820, 1100)]
    [InlineData("en", 1280, 800)]
    public async Task Page_NothingIsWiderThanTheScreen(string language, int width, int height)
    {
        var page = await OpenWithTalkAsync(language, isDark: false, new() { Width = width, Height = height });

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    [Fact]
    public async Task NarrowScreen_ShowsTheChosenHandsetAlone()
    {
        var page = await OpenAsync(size: Telephone);

        await page.CheckAsync("input[value='wechat']", new() { Force = true });

        await Assertions.Expect(page.Locator("#wechat")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#phone")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Keyboard_Alone_TellsAStory()
    {
        var page = await OpenAsync();

        await page.FocusAsync("input[value='phone']");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await SeeAsync(Said(page, "sms"), "收到：老年卡怎么办");
    }

    private async Task<IPage> OpenWithTalkAsync(string language, bool isDark, ViewportSize size)
    {
        var page = await OpenAsync(language, size, isDark);
        await PlayAsync(page, "sms", 0);
        await SeeAsync(Said(page, "sms"), "收到：");
        await page.Locator(".exchange summary").First.ClickAsync();
        return page;
    }

    private static string Describe(AxeResultItem violation)
        => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}";
}
