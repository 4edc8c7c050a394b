using Hotline.Channels;
using Microsoft.Playwright;

namespace Hotline.Host.Tests.TryIt.Browser;

public sealed class TryItStoryTests(Chromium chromium) : TryItBrowser(chromium)
{
    [Theory]
    [InlineData("phone", ChannelIds.Phone)]
    [InlineData("sms", ChannelIds.Sms)]
    [InlineData("wechat", ChannelIds.WeChat)]
    [InlineData("web", ChannelIds.WebChat)]
    public async Task Story_ToldOnAHandset_ReachesTheChannelAndIsAnswered(string handset, string channel)
    {
        var page = await OpenAsync();

        await PlayAsync(page, handset, 0);

        await SeeAsync(Said(page, handset), "收到：老年卡怎么办");
        Host.Inbox.Accepted.Last(a => a.Activity.Text is not null).Activity.ChannelId.ShouldBe(channel);
        Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Story_OfSeveralLines_ToldToItsEnd()
    {
        var page = await OpenAsync();

        await PlayAsync(page, "wechat", 1);

        await SeeAsync(Said(page, "wechat"), "收到：朝阳区望京街道花家地北里");
        await SeeAsync(Said(page, "wechat"), "收到：对，我的电话是1380000");
        await Assertions.Expect(page.Locator(".story.playing")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Story_WhileACallRingsElsewhere_BeginsACallOfItsOwn()
    {
        Reply(inbound => inbound.Activity.Text switch
        {
            "人工" => [new() { Type = ActivityTypes.Event, Name = EventNames.HandoffInitiate, Value = ActivityJson.ToElement(new HandoffInitiate("requested")) }],
            { } words => [new() { Text = "收到：" + words }],
            null => [],
        });
        var page = await OpenAsync();
        await page.ClickAsync("#phone-call");
        await page.FillAsync("#phone-text", "人工");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#phone-ringing")).ToBeVisibleAsync();

        await PlayAsync(page, "phone", 0);

        await SeeAsync(Said(page, "phone"), "您挂机了");
        await SeeAsync(Said(page, "phone"), "收到：老年卡怎么办");
    }

    [Fact]
    public async Task Story_Stopped_SaysNothingMore()
    {
        var page = await OpenAsync();
        await PlayAsync(page, "sms", 1);
        await SeeAsync(Said(page, "sms"), "收到：我们小区门口的路灯坏了三天了");

        await page.Locator(".story").Nth(1).ClickAsync();

        await Assertions.Expect(page.Locator(".story.playing")).ToHaveCountAsync(0);
        await PlayAsync(page, "sms", 0);
        await SeeAsync(Said(page, "sms"), "收到：老年卡怎么办");
        Host.Inbox.Accepted.Select(a => a.Activity.Text).ShouldNotContain("朝阳区望京街道花家地北里");
    }

    [Fact]
    public async Task WhatTravelled_ListedAndOpenedToItsLetters()
    {
        var page = await OpenAsync();
        await PlayAsync(page, "sms", 0);
        await SeeAsync(Said(page, "sms"), "收到：老年卡怎么办");

        var row = page.Locator(".exchange", new() { HasText = "老年卡怎么办" });
        await row.Locator("summary").ClickAsync();

        await SeeAsync(row.Locator("summary"), "老年卡怎么办 → 收到：老年卡怎么办");
        await Assertions.Expect(row.Locator("mark")).ToHaveCountAsync(1);
        await SeeAsync(row.Locator("pre"), "收到：老年卡怎么办</Message>");
        await Assertions.Expect(page.Locator(".exchange")).ToHaveCountAsync(3);
    }
}
