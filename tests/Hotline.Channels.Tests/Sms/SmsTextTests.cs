using Hotline.Channels.Sms;

namespace Hotline.Channels.Tests.Sms;

public sealed class SmsTextTests
{
    [Fact]
    public void Render_SeveralReplies_OneMessage()
        => SmsText.Render([Says("您好。"), new Activity { Type = ActivityTypes.Typing, Text = "x" }, Says(" 路灯的事已记下。 ")])
            .ShouldBe("您好。\n路灯的事已记下。");

    [Fact]
    public void Render_NothingSaid_Empty()
        => SmsText.Render([new Activity { Type = ActivityTypes.Event, Name = EventNames.HandoffInitiate }]).ShouldBeEmpty();

    [Fact]
    public void Render_Choices_NumberedLines()
        => SmsText.Render([Says("您要办哪一件？") with { SuggestedActions = Offer("老年卡", "居住证") }])
            .ShouldBe("您要办哪一件？\n1 老年卡\n2 居住证");

    [Fact]
    public void Render_EnglishWithTypographicMarks_StaysWithinGsm()
    {
        var text = SmsText.Render([Says("It’s “open” – 9\u00A0to 5… We’ll call.")]);

        text.ShouldBe("It's \"open\" - 9 to 5... We'll call.");
        SmsSegments.IsGsm(text).ShouldBeTrue();
    }

    [Fact]
    public void Render_ChineseWithTypographicMarks_KeptAsWritten()
        => SmsText.Render([Says("请说“人工”……")]).ShouldBe("请说“人工”……");

    [Theory]
    [InlineData("路灯坏了，请尽快修理。", 200)]
    [InlineData("The street lamp is broken. ", 200)]
    [InlineData("😀", 900)]
    [InlineData("好", 5000)]
    public void Render_TooLong_ShortenedToTenSegmentsWithItsChoices(string sentence, int times)
    {
        var reply = Says(string.Concat(Enumerable.Repeat(sentence, times))) with { SuggestedActions = Offer("继续", "人工") };

        var text = SmsText.Render([reply]);

        SmsSegments.Count(text).ShouldBe(SmsText.MaxSegments);
        text.Length.ShouldBeLessThanOrEqualTo(1600);
        text.ShouldEndWith("…\n1 继续\n2 人工");
        text.EnumerateRunes().ShouldNotContain(System.Text.Rune.ReplacementChar);
    }

    [Fact]
    public void Render_TooLong_CutAfterASentence()
        => SmsText.Render([Says(string.Concat(Enumerable.Repeat("路灯坏了，请尽快修理。", 200)))]).ShouldEndWith("修理。…");

    [Fact]
    public void Render_TooLongInEnglish_StaysWithinGsm()
    {
        var text = SmsText.Render([Says(string.Concat(Enumerable.Repeat("It’s dark here. ", 200)))]);

        SmsSegments.IsGsm(text).ShouldBeTrue();
        SmsSegments.Count(text).ShouldBe(SmsText.MaxSegments);
        text.ShouldEndWith("here....");
    }

    [Fact]
    public void Render_ChineseEllipsisInEnglish_IsOne() => SmsText.Render([Says("You are reporting: my street……")]).ShouldBe("You are reporting: my street...");

    [Fact]
    public void Render_ChoicesAloneTooLong_StillFits()
        => SmsSegments.Count(SmsText.Render([Says("选") with { SuggestedActions = Offer([.. Enumerable.Repeat(new string('长', 200), 20)]) }]))
            .ShouldBe(SmsText.MaxSegments);

    private static Activity Says(string text) => new() { Text = text };

    private static SuggestedActions Offer(params string[] titles) => new([.. titles.Select(t => new CardAction(t, t))]);
}
