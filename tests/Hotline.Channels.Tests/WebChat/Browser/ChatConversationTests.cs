using Microsoft.Playwright;

namespace Hotline.Channels.Tests.WebChat.Browser;

public sealed class ChatConversationTests(Chromium chromium) : ChatBrowserFixture(chromium)
{
    private const string Greeting = "您好，这里是热线";

    [Fact]
    public async Task Page_Opened_GreetsAndOffersChoices()
    {
        Greet();
        var page = await OpenAsync();

        await SeeAsync(page, Greeting);
        await page.GetByRole(AriaRole.Button, new() { Name = "反映问题" }).ClickAsync();

        await SeeAsync(page, "收到：我要反映问题");
        await SeeNoneAsync(page, ".choice");
        Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Message_Sent_ShownOnceWithItsReply()
    {
        var page = await OpenAsync();

        await SayAsync(page, "路灯坏了");

        await SeeAsync(page, "收到：路灯坏了");
        await Assertions.Expect(Mine(page, "路灯坏了")).ToHaveCountAsync(1);
        await SeeNoneAsync(page, "#pending > *");
        (await page.InputValueAsync("#message")).ShouldBeEmpty();
        Host.Inbox.Accepted[^1].Activity.Locale.ShouldBe("zh-CN");
        Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reload_KeepsConversationAndWhatIsBeingWritten()
    {
        Greet();
        var page = await OpenAsync();
        await SayAsync(page, "路灯坏了");
        await SeeAsync(page, "收到：路灯坏了");
        await page.FillAsync("#message", "在望京");

        await page.ReloadAsync();

        await SeeAsync(page, "收到：路灯坏了");
        (await page.InputValueAsync("#message")).ShouldBe("在望京");
        Host.Inbox.Accepted.Count(inbound => inbound.Activity.Type == ActivityTypes.ConversationUpdate).ShouldBe(1);
    }

    [Fact]
    public async Task SecondTab_SameConversation_BothFollow()
    {
        var first = await OpenAsync();
        await SayAsync(first, "第一句");
        await SeeAsync(first, "收到：第一句");
        var second = await OpenPageAsync(first.Context);
        await SeeAsync(second, "收到：第一句");

        await SayAsync(second, "第二句");

        await SeeAsync(first, "收到：第二句");
        await SeeAsync(second, "收到：第二句");
    }

    [Fact]
    public async Task NewChat_Confirmed_StartsAnother()
    {
        Greet();
        var page = await OpenAsync();
        await SayAsync(page, "旧的事");
        await SeeAsync(page, "收到：旧的事");

        await page.ClickAsync("#new-chat");
        await page.GetByRole(AriaRole.Button, new() { Name = "开始新对话" }).ClickAsync();

        await Assertions.Expect(page.Locator("#confirmed")).Not.ToContainTextAsync("旧的事");
        await SeeAsync(page, Greeting);
        Host.Inbox.Accepted.Select(inbound => inbound.Activity.Conversation!.Id).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task NewChat_Dismissed_StaysAsItIs()
    {
        var page = await OpenAsync();
        await SayAsync(page, "旧的事");
        await SeeAsync(page, "收到：旧的事");

        await page.ClickAsync("#new-chat");
        await page.Keyboard.PressAsync("Escape");

        await SeeAsync(page, "收到：旧的事");
        Host.Inbox.Accepted.Select(inbound => inbound.Activity.Conversation!.Id).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Enter_WhileAnInputMethodComposes_DoesNotSend()
    {
        var page = await OpenAsync();
        await page.FillAsync("#message", "lu deng");

        await page.DispatchEventAsync("#message", "keydown", new { key = "Enter", isComposing = true });
        await page.Keyboard.PressAsync("Shift+Enter");

        (await page.InputValueAsync("#message")).ShouldBe("lu deng\n");
        await page.Keyboard.PressAsync("Enter");
        await SeeAsync(page, "收到：lu deng");
    }

    [Fact]
    public async Task Answer_Markdown_FormattedAndNothingInItRuns()
    {
        Host.Inbox.Reply = inbound => inbound.Activity.Type != ActivityTypes.Message ? [] :
        [
            new Activity
            {
                TextFormat = "markdown",
                Text = "**带好**：\n\n1. 身份证\n2. 照片\n\n[官网](https://city.example/a) [电话](tel:12345) [坏](javascript:alert(1)) <img src=x onerror=alert(1)>",
            },
        ];
        var page = await OpenAsync();

        await SayAsync(page, "怎么办");

        var answer = page.Locator("#confirmed .turn:not(.mine) .bubble").Last;
        await Assertions.Expect(answer.Locator("strong")).ToHaveTextAsync("带好");
        await Assertions.Expect(answer.Locator("ol > li")).ToHaveTextAsync(["身份证", "照片"]);
        await Assertions.Expect(answer.Locator("a")).ToHaveCountAsync(2);
        (await answer.Locator("a").First.GetAttributeAsync("rel")).ShouldBe("noopener noreferrer");
        (await answer.Locator("a").Last.GetAttributeAsync("href")).ShouldBe("tel:12345");
        await Assertions.Expect(answer.Locator("img")).ToHaveCountAsync(0);
        await Assertions.Expect(answer).ToContainTextAsync("[坏](javascript:alert(1)) <img src=x onerror=alert(1)>");
        Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Choice_ThatLeadsSomewhere_IsALink()
    {
        Host.Inbox.Reply = inbound => inbound.Activity.Type != ActivityTypes.ConversationUpdate ? [] :
        [
            new Activity
            {
                Text = Greeting,
                SuggestedActions = new([new("打电话", "tel:12345", "call"), new("官网", "https://city.example/", "openUrl"), new("坏", "javascript:alert(1)", "openUrl")]),
            },
        ];

        var page = await OpenAsync();

        await Assertions.Expect(page.Locator("a.choice")).ToHaveTextAsync(["打电话", "官网"]);
        await Assertions.Expect(page.Locator("button.choice")).ToHaveTextAsync(["坏"]);
    }

    [Fact]
    public async Task ResidentsOwnMarkup_ShownAsWritten()
    {
        var page = await OpenAsync();

        await SayAsync(page, "<b>**粗**</b> [x](https://a.example)");

        await Assertions.Expect(Mine(page, "<b>**粗**</b> [x](https://a.example)")).ToHaveCountAsync(1);
        await SeeNoneAsync(page, "#confirmed .bubble :is(b, strong)");
    }

    [Fact]
    public async Task Photo_Chosen_PreviewedSentAndShown()
    {
        var page = await OpenAsync();
        await page.SetInputFilesAsync("#photo-file", new FilePayload { Name = "路灯.png", MimeType = "image/png", Buffer = Png });
        await Assertions.Expect(page.Locator("#preview-image")).ToBeVisibleAsync();
        await SayAsync(page, "就是这盏灯");

        await Assertions.Expect(page.Locator("#confirmed .mine img.photo")).ToBeVisibleAsync();

        await Assertions.Expect(page.Locator("#preview")).ToBeHiddenAsync();
        var activity = Host.Inbox.Accepted[^1].Activity;
        activity.Text.ShouldBe("就是这盏灯");
        activity.Attachments.ShouldNotBeNull().Single().ContentType.ShouldBe("image/jpeg", "written anew, so without what the camera noted");
        (await page.EvaluateAsync<int>("document.querySelector('#confirmed .mine img.photo').naturalWidth")).ShouldBe(1);
        Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Photo_NotAPicture_SaidSoAndCanBeDiscarded()
    {
        var page = await OpenAsync();
        await page.SetInputFilesAsync("#photo-file", new FilePayload { Name = "a.png", MimeType = "image/png", Buffer = "<svg onload=alert(1)>"u8.ToArray() });
        await page.ClickAsync("#send");

        await Assertions.Expect(page.Locator("#pending .state")).ToContainTextAsync("这种文件发不了");
        await page.GetByRole(AriaRole.Button, new() { Name = "不发了" }).ClickAsync();

        await SeeNoneAsync(page, "#pending > *");
    }

    [Fact]
    public async Task Place_Agreed_SentOnceWithCoordinates()
    {
        var page = await OpenAsync(prepare: options =>
        {
            options.Permissions = ["geolocation"];
            options.Geolocation = new() { Latitude = 39.99f, Longitude = 116.47f, Accuracy = 20 };
        });
        await page.ClickAsync("#place");
        await page.GetByRole(AriaRole.Button, new() { Name = "发送位置" }).ClickAsync();

        await SeeAsync(page, "39.99000, 116.47000");

        var place = Host.Inbox.Accepted[^1].Activity.Entities.ShouldNotBeNull().Single();
        place.Type.ShouldBe(Entity.GeoCoordinates);
        place.Latitude!.Value.ShouldBe(39.99, 0.0001);
    }

    [Fact]
    public async Task Place_NotAllowedByTheBrowser_AsksForTheAddressInWords()
    {
        var page = await OpenAsync();
        await page.ClickAsync("#place");
        await page.GetByRole(AriaRole.Button, new() { Name = "发送位置" }).ClickAsync();

        await Assertions.Expect(page.Locator("#composer-note")).ToContainTextAsync("请直接写下地址");
    }

    [Fact]
    public async Task Place_Refused_NothingIsAskedOfTheBrowser()
    {
        var page = await OpenAsync();
        await page.ClickAsync("#place");
        await page.GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();

        await Assertions.Expect(page.Locator("#place-dialog")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#composer-note")).ToBeHiddenAsync();
    }

    private void Greet() => Host.Inbox.Reply = inbound => inbound.Activity.Type switch
    {
        ActivityTypes.ConversationUpdate => [new() { Text = Greeting, SuggestedActions = new([new("反映问题", "我要反映问题")]) }],
        ActivityTypes.Message => [new() { Text = "收到：" + inbound.Activity.Text }],
        _ => [],
    };
}
