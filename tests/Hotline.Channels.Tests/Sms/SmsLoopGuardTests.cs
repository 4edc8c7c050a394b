using Hotline.Channels.Sms;

namespace Hotline.Channels.Tests.Sms;

public sealed class SmsLoopGuardTests
{
    private const string Hotline = "+861012345678";

    [Theory]
    [InlineData("+8613800138000", "路灯坏了")]
    [InlineData("+861068881234", "路灯坏了")]
    [InlineData("+867551234567", "路灯坏了")]
    [InlineData("+14155550123", "The lamp is broken")]
    [InlineData("+8613800138000", "")]
    [InlineData("+8613800138000", "物业的自动门坏了，打电话没人回复")]
    [InlineData("+8613800138000", "我给物业发微信，他们一直不理人，后来只收到一句自动回复，根本没有人处理我们楼道里的路灯，请你们管一管，拜托了")]
    [InlineData("+8613800138000", "自动回复的短信太多了，我要投诉")]
    [InlineData("+8613800138000", "[图片] 路灯")]
    [InlineData("+8613800138000", "楼下天天有人在开车按喇叭")]
    [InlineData("+8613800138000", "居委会说他们在开会，没人接待")]
    [InlineData("+8613800138000", "]自动回复")]
    public void Find_APerson_Null(string from, string text) => SmsLoopGuard.Find(from, Hotline, Hotline, text).ShouldBeNull();

    [Theory]
    [InlineData(Hotline, "路灯坏了", "sent by the hotline itself")]
    [InlineData("10086", "您的话费余额", "sender is not a telephone number")]
    [InlineData("ALIPAY", "x", "sender is not a telephone number")]
    [InlineData("", "x", "sender is not a telephone number")]
    [InlineData("+8610086", "您的话费余额", "sender is not a telephone number")]
    [InlineData("+8695588123", "您的账户", "sender is a service number")]
    [InlineData("+8610690001234", "您的快递", "sender is a service number")]
    [InlineData("+861069000123456789", "您的快递", "sender is not a telephone number")]
    [InlineData("+8613800138000", "【自动回复】我正在开会，稍后联系", "automatic reply")]
    [InlineData("+8613800138000", "【某某物业】自动回复：您的来信已收到", "automatic reply")]
    [InlineData("+8613800138000", "自动回复", "automatic reply")]
    [InlineData("+8613800138000", "Auto-Reply: I am driving", "automatic reply")]
    [InlineData("+8613800138000", "您好，我现在正在开会，稍后回复您", "automatic reply")]
    [InlineData("+8613800138000", "我正在开车，稍后联系", "automatic reply")]
    [InlineData("+8613800138000", "I'm driving right now - I'll get back to you later.", "automatic reply")]
    [InlineData("+8613800138000", "您的来信已收到。本短信由系统自动发送，请勿直接回复。", "automatic reply")]
    public void Find_AMachine_SaysWhy(string from, string text, string reason)
        => SmsLoopGuard.Find(from, Hotline, Hotline, text).ShouldBe(reason);

    [Fact]
    public void Find_OwnSecondNumber_SentByTheHotline()
        => SmsLoopGuard.Find("+861087654321", "+861012345678", "+861087654321", "x").ShouldBe("sent by the hotline itself");
}
