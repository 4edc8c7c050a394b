using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hotline.Bot.Searching;
using Hotline.Channels;

namespace Hotline.Storage.Projection;

/// <summary>A message as it is searched. It names its conversation by a hash and in sealed form, because a conversation's id may be a telephone number.</summary>
internal static class TalkDocument
{
    private const int IdLength = 32;

    /// <summary>True for what somebody said; events and empty messages are not searched.</summary>
    public static bool IsSaid(Activity activity) => activity.Type == ActivityTypes.Message && !string.IsNullOrWhiteSpace(activity.Text);

    /// <summary>Tells a conversation from others.</summary>
    public static string Talk(ConversationKey conversation, string salt)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}\n{conversation.ChannelId}\n{conversation.ConversationId}")))[..IdLength];

    public static string Id(string talk, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{talk}-{sequence}");

    public static void Write(Utf8JsonWriter json, Activity activity, DateTimeOffset at, string channelId, string talk, string sealedKey)
    {
        json.WriteString("talk", talk);
        json.WriteString("sealed", sealedKey);
        json.WriteString("channel", channelId);
        json.WriteString("speaker", SpeakerOf(activity).ToString());
        json.WriteNumber("at", at.ToUnixTimeMilliseconds());
        json.WriteString("text", Text(activity));
    }

    public static string Text(Activity activity) => SpokenText.Of(activity.Text ?? "", IsOurs(activity) ? null : activity.From?.Name);

    public static Speaker SpeakerOf(Activity activity) => !IsOurs(activity) ? Speaker.Resident : activity.From?.Name is null ? Speaker.Bot : Speaker.Operator;

    private static bool IsOurs(Activity activity) => activity.From?.Role == "bot";
}
