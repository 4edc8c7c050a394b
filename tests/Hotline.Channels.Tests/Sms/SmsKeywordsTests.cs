using Hotline.Channels.Sms;

namespace Hotline.Channels.Tests.Sms;

public sealed class SmsKeywordsTests
{
    [Theory]
    [InlineData("STOP", null, nameof(SmsKeyword.StopAnsweredByTwilio))]
    [InlineData(" stop ", null, nameof(SmsKeyword.StopAnsweredByTwilio))]
    [InlineData("Unsubscribe", null, nameof(SmsKeyword.StopAnsweredByTwilio))]
    [InlineData("anything", "STOP", nameof(SmsKeyword.StopAnsweredByTwilio))]
    [InlineData("退订", "STOP", nameof(SmsKeyword.StopAnsweredByTwilio))]
    [InlineData("START", null, nameof(SmsKeyword.StartAnsweredByTwilio))]
    [InlineData("YES", "START", nameof(SmsKeyword.StartAnsweredByTwilio))]
    [InlineData("HELP", "HELP", nameof(SmsKeyword.HelpAnsweredByTwilio))]
    [InlineData("退订", null, nameof(SmsKeyword.Stop))]
    [InlineData("退订。", null, nameof(SmsKeyword.Stop))]
    [InlineData("【退订】", null, nameof(SmsKeyword.Stop))]
    [InlineData("td", null, nameof(SmsKeyword.Stop))]
    [InlineData("ＴＤ", null, nameof(SmsKeyword.Stop))]
    [InlineData("T", null, nameof(SmsKeyword.Stop))]
    [InlineData("回复TD", null, nameof(SmsKeyword.Stop))]
    [InlineData("恢复订阅", null, nameof(SmsKeyword.Start))]
    [InlineData("取消退订", null, nameof(SmsKeyword.Start))]
    [InlineData("HELP", null, nameof(SmsKeyword.None))]
    [InlineData("YES", null, nameof(SmsKeyword.None))]
    [InlineData("", null, nameof(SmsKeyword.None))]
    [InlineData("怎么退订健身房", null, nameof(SmsKeyword.None))]
    [InlineData("bus stop", null, nameof(SmsKeyword.None))]
    [InlineData("取消", null, nameof(SmsKeyword.None))]
    [InlineData("hi", "SOMETHING", nameof(SmsKeyword.None))]
    public void Find_Message_WhatItAsks(string text, string? optOutType, string expected)
        => SmsKeywords.Find(text, optOutType).ToString().ShouldBe(expected);
}
