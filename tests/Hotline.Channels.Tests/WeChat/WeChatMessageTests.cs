using Hotline.Channels.WeChat;

namespace Hotline.Channels.Tests.WeChat;

public sealed class WeChatMessageTests
{
    [Fact]
    public void TryRead_Text_FieldsAsSent()
    {
        WeChatMessage.TryRead(WeChatAccount.TextXml("<b>&amp; \"引号\"</b> 😀 ]]> /::)"), out var message).ShouldBeTrue();

        message!.IsComplete().ShouldBeTrue();
        message.FromUserName.ShouldBe(WeChatAccount.OpenId);
        message.ToUserName.ShouldBe(WeChatAccount.AccountId);
        message.CreateTime.ShouldBe("1780000000");
        message.MsgId.ShouldBe("24681357901234567");
        message["Content"].ShouldBe("<b>&amp; \"引号\"</b> 😀 ]]> /::)");
        message["Nothing"].ShouldBeNull();
    }

    [Fact]
    public void TryRead_NestedElements_LeftOut()
    {
        var xml = WeChatAccount.Xml("<MsgType>event</MsgType><Event>scancode_push</Event><ScanCodeInfo><ScanType>qrcode</ScanType><MsgType>text</MsgType></ScanCodeInfo><EventKey>k</EventKey>");

        WeChatMessage.TryRead(xml, out var message).ShouldBeTrue();

        message!.MsgType.ShouldBe("event");
        message.EventKey.ShouldBe("k");
        message["ScanCodeInfo"].ShouldBeNull();
    }

    [Fact]
    public void TryRead_ControlCharacters_WithoutThem()
    {
        WeChatMessage.TryRead(WeChatAccount.TextXml("前\u0000\u0008\u001B后"), out var message).ShouldBeTrue();

        message!["Content"].ShouldBe("前后");
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("<xml><ToUserName>")]
    [InlineData("<xml></xml><xml></xml>")]
    [InlineData("<html><body/></html>")]
    [InlineData("<xml><Content>&undefined;</Content></xml>")]
    [InlineData("<xml><Content>&#0;</Content></xml>")]
    [InlineData("<!DOCTYPE xml><xml><Content>a</Content></xml>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><xml><Content>&e;</Content></xml>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><xml><Content>&b;</Content></xml>")]
    [InlineData("<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/x.dtd\"><xml/>")]
    public void TryRead_NotOfTheWireForm_False(string xml)
        => WeChatMessage.TryRead(xml, out _).ShouldBeFalse();

    [Fact]
    public void TryRead_TooManyElements_False()
        => WeChatMessage.TryRead("<xml>" + string.Concat(Enumerable.Range(0, 65).Select(i => $"<e{i}/>")) + "</xml>", out _).ShouldBeFalse();

    [Fact]
    public void TryRead_DeepNesting_Harmless()
    {
        var xml = string.Concat(Enumerable.Repeat("<a>", 8000)) + string.Concat(Enumerable.Repeat("</a>", 8000));

        WeChatMessage.TryRead($"<xml>{xml}</xml>", out var message).ShouldBeTrue();
        message!.IsComplete().ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("<FromUserName>o1</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType>")]
    [InlineData("<ToUserName>gh</ToUserName><CreateTime>1</CreateTime><MsgType>text</MsgType>")]
    [InlineData("<ToUserName>gh</ToUserName><FromUserName>o1</FromUserName><MsgType>text</MsgType>")]
    [InlineData("<ToUserName>gh</ToUserName><FromUserName>o1</FromUserName><CreateTime>1</CreateTime>")]
    [InlineData("<ToUserName>gh</ToUserName><FromUserName>o1</FromUserName><CreateTime>soon</CreateTime><MsgType>text</MsgType>")]
    [InlineData("<ToUserName>gh</ToUserName><FromUserName>o1</FromUserName><CreateTime>-1</CreateTime><MsgType>text</MsgType>")]
    [InlineData("<ToUserName>gh</ToUserName><FromUserName>a|b</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType>")]
    [InlineData("<ToUserName>gh</ToUserName><FromUserName>o1</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><MsgId>a b</MsgId>")]
    [InlineData("<ToUserName>gh</ToUserName><FromUserName>o1</FromUserName><CreateTime>1</CreateTime><MsgType>event</MsgType><Event>a|b</Event>")]
    public void IsComplete_SomethingMissingOrOfWrongForm_False(string elements)
    {
        WeChatMessage.TryRead($"<xml>{elements}</xml>", out var message).ShouldBeTrue();

        message!.IsComplete().ShouldBeFalse();
    }

    [Theory]
    [InlineData("23.134521", 23.134521)]
    [InlineData("-90", -90.0)]
    [InlineData("90.1", null)]
    [InlineData("NaN", null)]
    [InlineData("Infinity", null)]
    [InlineData("1,5", null)]
    [InlineData("", null)]
    public void Degrees_OnlyWithinTheEarth(string text, double? expected)
    {
        WeChatMessage.TryRead($"<xml><Location_X>{text}</Location_X></xml>", out var message).ShouldBeTrue();

        message!.Degrees("Location_X", 90).ShouldBe(expected);
    }
}
