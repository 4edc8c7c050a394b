using Microsoft.Playwright;

namespace Hotline.Console.Tests.Browser;

/// <summary>What is wider than a telephone is brought to where it can be read.</summary>
public sealed class TelephoneTests(RunningConsole console, Chromium chromium) : ConsoleBrowser(console, chromium)
{
    [Fact]
    public async Task Tabs_TheOneThatIsOpen_IsInView()
    {
        var page = await OpenAsync("admin", "/console/settings/categories", size: Telephone);
        await Assertions.Expect(page.Locator(".tabs [aria-current]")).ToBeInViewportAsync(new() { Ratio = 1 });

        await page.Locator(".tabs a").Nth(4).ClickAsync();

        await Assertions.Expect(page.Locator(".tabs [aria-current]")).ToHaveAttributeAsync("href", "/console/settings/deadlines");
        await Assertions.Expect(page.Locator(".tabs [aria-current]")).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task People_WithTheFormOpenInWhichOneIsChanged_FitTheirCard()
    {
        var page = await OpenAsync("admin", "/console/people", size: Telephone);

        await page.Locator(".people summary").First.ClickAsync();

        (await page.EvaluateAsync<int>("(() => { const card = document.querySelector('.people').parentElement; return card.scrollWidth - card.clientWidth })()")).ShouldBe(0);
    }
}
