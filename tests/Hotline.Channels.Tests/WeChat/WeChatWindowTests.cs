using Hotline.Channels.WeChat;

namespace Hotline.Channels.Tests.WeChat;

public sealed class WeChatWindowTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private const int Hour = 3600;

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(48 * Hour, 4, true)]
    [InlineData(48 * Hour + 1, 0, false)]
    [InlineData(10, 5, false)]
    public void Refuse_AfterAMessage_FiveIn48Hours(int secondsAgo, int pushed, bool isAllowed)
        => (WeChatWindow.Refuse(Outbound(secondsAgo, pushed), Now) is null).ShouldBe(isAllowed);

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(60, 2, true)]
    [InlineData(61, 0, false)]
    [InlineData(10, 3, false)]
    public void Refuse_AfterAnEvent_ThreeInAMinute(int secondsAgo, int pushed, bool isAllowed)
        => (WeChatWindow.Refuse(Outbound(secondsAgo, pushed) with { LastInboundWasEvent = true }, Now) is null).ShouldBe(isAllowed);

    [Theory]
    [InlineData(47 * Hour, 0, true)]
    [InlineData(47 * Hour, 4, true)]
    [InlineData(47 * Hour, 5, false)]
    [InlineData(49 * Hour, 0, false)]
    public void Refuse_EventAfterAMessage_KeepsTheMessagesWindow(int messageSecondsAgo, int pushed, bool isAllowed)
        => (WeChatWindow.Refuse(Outbound(600, pushed) with { LastInboundWasEvent = true, LastMessageAt = Now.AddSeconds(-messageSecondsAgo) }, Now) is null).ShouldBe(isAllowed);

    [Fact]
    public void Refuse_NeverWritten_Refused()
        => WeChatWindow.Refuse(Outbound(0, 0) with { LastInboundAt = null }, Now).ShouldBe("the resident has never written");

    private static OutboundMessage Outbound(int secondsAgo, int pushed) => new()
    {
        Id = 1,
        Attempt = 1,
        Reference = new() { ChannelId = ChannelIds.WeChat, ConversationId = WeChatAccount.OpenId, User = new(WeChatAccount.OpenId) },
        Activities = [],
        LastInboundAt = Now.AddSeconds(-secondsAgo),
        PushedSinceLastInbound = pushed,
    };
}
