using Microsoft.Playwright;

namespace Hotline.Host.Tests.TryIt.Browser;

/// <summary>The browser's voice, with one that says nothing and keeps what it was given: Chromium on a server has none.</summary>
public sealed class TryItVoiceTests(Chromium chromium) : TryItBrowser(chromium)
{
    private const string SilentVoice =
        """
        window.spoken = [];
        window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
        Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
          getVoices: () => [{ lang: 'zh-CN' }],
          cancel() {},
          speak(utterance) {
            window.spoken.push(`${utterance.lang} ${utterance.rate} ${utterance.text}`);
            setTimeout(() => utterance.dispatchEvent(new Event('end')), 20);
          },
        }) });
        """;

    [Fact]
    public async Task Call_ReadAloudInItsLanguageAndSpeed()
    {
        Reply(inbound => inbound.Activity.Text is null ? [new() { Text = "您好。" }] : [new() { Text = "我慢一点说。", SpeechRate = "slow" }]);
        var page = await OpenAsync(script: SilentVoice);

        await CallAndSayAsync(page);

        await SeeAsync(Said(page, "phone"), "我慢一点说。");
        (await SpokenAsync(page)).ShouldBe(["zh-CN 1 您好。", "zh-CN 0.85 我慢一点说。"]);
        Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task VoiceTurnedOff_StaysOff()
    {
        var page = await OpenAsync(script: SilentVoice);
        await page.ClickAsync("#phone-sound");
        await page.ReloadAsync();

        await CallAndSayAsync(page);

        await SeeAsync(Said(page, "phone"), "收到：说慢一点");
        (await SpokenAsync(page)).ShouldBeEmpty();
    }

    [Fact]
    public async Task BrowserWithoutVoice_SaysSo()
    {
        var page = await OpenAsync();

        await Assertions.Expect(page.Locator("#phone-sound")).ToBeDisabledAsync();
        (await page.GetAttributeAsync("#phone-sound", "title")).ShouldBe("这个浏览器没有可用的语音");
    }

    private static async Task CallAndSayAsync(IPage page)
    {
        await page.ClickAsync("#phone-call");
        await page.FillAsync("#phone-text", "说慢一点");
        await page.Keyboard.PressAsync("Enter");
    }

    private static Task<string[]> SpokenAsync(IPage page) => page.EvaluateAsync<string[]>("window.spoken");
}
