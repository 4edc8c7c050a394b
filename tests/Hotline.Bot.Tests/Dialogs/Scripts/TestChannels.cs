using Hotline.Channels;

namespace Hotline.Bot.Tests.Dialogs.Scripts;

/// <summary>The four channels as they describe themselves to the engine.</summary>
internal static class TestChannels
{
    public static ChannelCapabilities Phone { get; } = new()
    {
        ChannelId = ChannelIds.Phone,
        Style = AnswerStyle.Spoken,
        MaxTextLength = 400,
        Replies = ReplyMode.Inline,
        ResidentIsPhoneNumber = true,
        EndsWithConnection = true,
    };

    public static ChannelCapabilities Sms { get; } = new()
    {
        ChannelId = ChannelIds.Sms,
        Style = AnswerStyle.Brief,
        MaxTextLength = 670,
        Replies = ReplyMode.Inline,
        ResidentIsPhoneNumber = true,
    };

    public static ChannelCapabilities WeChat { get; } = new()
    {
        ChannelId = ChannelIds.WeChat,
        Style = AnswerStyle.Rich,
        MaxTextLength = 600,
        Replies = ReplyMode.Inline,
    };

    public static ChannelCapabilities WebChat { get; } = new()
    {
        ChannelId = ChannelIds.WebChat,
        Style = AnswerStyle.Rich,
        MaxTextLength = 4_000,
        Replies = ReplyMode.Log,
        HasButtons = true,
    };

    private static readonly Dictionary<string, ChannelCapabilities> ById =
        new[] { Phone, Sms, WeChat, WebChat }.ToDictionary(c => c.ChannelId);

    /// <summary>Ids of all four, for theories.</summary>
    public static TheoryData<string> All { get; } = [.. ById.Keys];

    public static ChannelCapabilities Of(string channelId) => ById[channelId];
}
