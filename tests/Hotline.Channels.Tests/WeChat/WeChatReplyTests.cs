using System.Text;
using Hotline.Channels.WeChat;

namespace Hotline.Channels.Tests.WeChat;

public sealed class WeChatReplyTests
{
    [Fact]
    public void Compose_SeveralMessages_OneTextWithNumberedChoices()
    {
        var reply = Compose(Said("老年卡在社区办。"), Said("还需要什么？", "办理材料", "人工"));

        reply.ToText().ShouldBe("老年卡在社区办。\n\n还需要什么？\n1. 办理材料\n2. 人工");
    }

    [Fact]
    public void Compose_NothingToSay_Null()
    {
        WeChatReply.Compose([]).ShouldBeNull();
        WeChatReply.Compose([new() { Type = ActivityTypes.Event, Name = EventNames.HandoffInitiate }, new() { Text = " \u0001 " }]).ShouldBeNull();
    }

    [Fact]
    public void Compose_EventsAndEnds_LeftOut()
        => Compose(Said("请稍等。"), new() { Type = ActivityTypes.Event, Text = "x" }, new() { Type = ActivityTypes.EndOfConversation, Text = "y" })
            .ToText().ShouldBe("请稍等。");

    [Fact]
    public void Compose_OnlyChoices_Listed()
        => Compose(Said("", "是", "不是")).ToText().ShouldBe("1. 是\n2. 不是");

    [Fact]
    public void Compose_Markdown_Plain()
        => Compose(Said("**老年卡**见[网站](https://example.com)") with { TextFormat = "markdown" }).ToText().ShouldBe("老年卡见网站 https://example.com");

    [Fact]
    public void Compose_PlainTextThatLooksLikeMarkdown_AsWritten()
        => Compose(Said("2 * 3 * 4 _x_ # 1")).ToText().ShouldBe("2 * 3 * 4 _x_ # 1");

    [Fact]
    public void ToText_JustWithinTheLimit_Whole()
    {
        var text = new string('长', 682) + "ab";

        Compose(Said(text)).ToText().ShouldBe(text);
        Encoding.UTF8.GetByteCount(text).ShouldBe(WeChatReply.MaxTextBytes);
    }

    [Fact]
    public void ToText_TooLong_ShortenedBeforeTheQuestionAndItsChoices()
    {
        var text = Compose(Said(new string('长', 900)), Said("这样可以吗？", "可以", "不可以")).ToText();

        Encoding.UTF8.GetByteCount(text).ShouldBeInRange(WeChatReply.MaxTextBytes - 3, WeChatReply.MaxTextBytes);
        text.ShouldStartWith("长长长");
        text.ShouldEndWith("长…\n\n这样可以吗？\n1. 可以\n2. 不可以");
    }

    [Fact]
    public void ToText_LastMessageTooLong_IsWhatStays()
    {
        var text = Compose(Said("先说的"), Said(new string('问', 900), "可以")).ToText();

        Encoding.UTF8.GetByteCount(text).ShouldBeLessThanOrEqualTo(WeChatReply.MaxTextBytes);
        text.ShouldStartWith("问问");
        text.ShouldEndWith("问…\n1. 可以");
    }

    [Fact]
    public void ToText_ManyLongChoices_WithinTheLimit()
    {
        var text = Compose(Said(new string('长', 900), [.. Enumerable.Range(0, 30).Select(i => $"{i}" + new string('选', 300))])).ToText();

        Encoding.UTF8.GetByteCount(text).ShouldBeLessThanOrEqualTo(WeChatReply.MaxTextBytes);
        text.ShouldContain("\n10. ");
        text.ShouldNotContain("\n11. ");
    }

    [Fact]
    public void ToText_ChoiceOverSeveralLines_OneLine()
        => Compose(Said("选哪个？", "第一\n行", "\u0001第二")).ToText().ShouldBe("选哪个？\n1. 第一 行\n2. 第二");

    [Theory]
    [InlineData("ab", 2, "ab")]
    [InlineData("abcdef", 5, "ab…")]
    [InlineData("好好好", 8, "好…")]
    [InlineData("ab 👨‍👩‍👧‍👦 cd", 27, "ab…")]
    [InlineData("ab 👨‍👩‍👧‍👦 cd", 32, "ab 👨‍👩‍👧‍👦 cd")]
    [InlineData("e\u0301e\u0301e\u0301", 8, "e\u0301…")]
    public void Shorten_NeverWithinACharacter(string text, int maxBytes, string expected)
        => WeChatReply.Shorten(text, maxBytes).ShouldBe(expected);

    [Fact]
    public void ToServiceMessage_WithoutChoices_Text()
    {
        var message = Compose(Said("您好")).ToServiceMessage(WeChatAccount.OpenId);

        message.Msgtype.ShouldBe("text");
        message.Touser.ShouldBe(WeChatAccount.OpenId);
        message.Text!.Content.ShouldBe("您好");
        message.Msgmenu.ShouldBeNull();
    }

    [Theory]
    [InlineData("zh-CN", "点一下上面的选项，或者直接打字告诉我们。")]
    [InlineData("en", "Tap a choice above, or just type your answer.")]
    [InlineData(null, "点一下上面的选项，或者直接打字告诉我们。")]
    public void ToServiceMessage_WithChoices_Menu(string? locale, string hint)
    {
        var message = Compose(Said("满意吗？", "满意", "不满意") with { Locale = locale }).ToServiceMessage(WeChatAccount.OpenId);

        message.Msgtype.ShouldBe("msgmenu");
        message.Text.ShouldBeNull();
        var menu = message.Msgmenu.ShouldNotBeNull();
        menu.HeadContent.ShouldBe("满意吗？");
        menu.List.ShouldBe([new("101", "满意"), new("102", "不满意")]);
        menu.TailContent.ShouldBe(hint);
    }

    [Fact]
    public void ToServiceMessage_TooLongForAMenu_TextWithNumberedChoices()
    {
        var message = Compose(Said(new string('长', 400), "满意")).ToServiceMessage(WeChatAccount.OpenId);

        message.Msgtype.ShouldBe("text");
        message.Text!.Content.ShouldEndWith("\n1. 满意");
    }

    private static WeChatReply Compose(params Activity[] activities) => WeChatReply.Compose(activities).ShouldNotBeNull();

    private static Activity Said(string text, params string[] choices) => new()
    {
        Text = text,
        SuggestedActions = choices.Length == 0 ? null : new([.. choices.Select(c => new CardAction(c, c))]),
    };
}
