using System.Globalization;
using System.Resources;
using System.Text.Json;
using Hotline.Bot.Conversations;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Handoff;

/// <summary>What a resident reads when an operator comes, goes or opens a ticket.</summary>
internal static class DeskWords
{
    /// <summary>As long as a ticket's texts may be.</summary>
    public const int MaxDescriptionLength = 4000;

    /// <summary>Longest note for colleagues.</summary>
    public const int MaxNoteLength = 2000;

    private static readonly ResourceManager Texts = new("Hotline.Bot.Resources.DeskTexts", typeof(DeskWords).Assembly);

    public static string Speaker(Conversation conversation, string workNumber) => Say(conversation, "Speaker", workNumber);

    public static string Joined(Conversation conversation, string workNumber) => Say(conversation, "Joined", workNumber);

    public static string Returned(Conversation conversation) => Say(conversation, "Returned");

    public static string Transferred(Conversation conversation) => Say(conversation, "Transferred");

    public static string WrappedUp(Conversation conversation) => Say(conversation, "WrappedUp");

    public static string Opened(Conversation conversation, TicketNumber number, string promise) => Say(conversation, "Opened", number, promise);

    public static string LanguageOf(Conversation conversation) => conversation.State.Language ?? conversation.Reference.Locale ?? "zh-CN";

    public static Resident ResidentOf(Conversation conversation, ChannelCapabilities channel, DeskContact contact) => new()
    {
        ChannelId = conversation.Reference.ChannelId,
        UserId = conversation.Reference.User.Id,
        Phone = contact.Phone ?? (channel.ResidentIsPhoneNumber ? conversation.Reference.User.Id : null),
        Name = contact.Name,
        Language = LanguageOf(conversation),
        ConversationReference = JsonSerializer.Serialize(conversation.Reference, ActivityJson.Default.ConversationReference),
    };

    private static string Say(Conversation conversation, string name, params object[] values)
    {
        var culture = CultureInfo.GetCultureInfo(LanguageOf(conversation));
        return string.Format(culture, Texts.GetString(name, culture)!, values);
    }
}
