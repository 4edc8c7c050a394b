using System.Globalization;
using Hotline.Console.Wording;

namespace Hotline.Console.Tests.Wording;

public sealed class FaultWordsTests
{
    public FaultWordsTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

    [Theory]
    [InlineData("30003", "手机关机或不在服务区")]
    [InlineData("twilio 400/21610", "对方已退订")]
    [InlineData("twilio 400/21635", "固定电话收不了短信")]
    [InlineData("twilio 401/20003", "热线在服务商那里的账户没有设置好，请告诉管理员")]
    [InlineData("twilio 404", "热线在服务商那里的账户没有设置好，请告诉管理员")]
    [InlineData("twilio 503", "服务商太忙")]
    [InlineData("twilio unreachable: ConnectionError", "连不上服务商")]
    [InlineData("quota of messages since the resident's last message used up (45047)", "对方再来消息前能发的条数用完了")]
    [InlineData("outside the 1 minute window after an event", "对方最近没有来过消息，平台不让先发")]
    [InlineData("stable_token: HTTP 502", "服务商太忙")]
    [InlineData("the new token is refused too (40001)", "热线在服务商那里的账户没有设置好，请告诉管理员")]
    [InlineData("the channel is off", "这个渠道没有开通")]
    public void Of_WhatSendersSay_IsInWords(string reason, string words) => FaultWords.Of(reason).ShouldBe(words);

    [Theory]
    [InlineData("30485", "服务商没有接收（代码 30485）")]
    [InlineData("errcode 61004", "服务商没有接收（代码 61004）")]
    [InlineData("an answer that cannot be read", "服务商没有接收")]
    public void Of_WhatHasNoWords_KeepsTheCodeAlone(string reason, string words) => FaultWords.Of(reason).ShouldBe(words);
}
