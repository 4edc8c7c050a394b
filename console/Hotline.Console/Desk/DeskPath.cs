using System.Buffers.Text;
using System.Text;
using Hotline.Channels;

namespace Hotline.Console.Desk;

/// <summary>Addresses of conversations. Their ids are encoded, so that no telephone number stands readably in histories and logs.</summary>
internal static class DeskPath
{
    private const int MaxIdLength = 512;

    public static string Of(ConversationKey key) => $"/console/desk/{key.ChannelId}/{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key.ConversationId))}";

    /// <summary>Null where it is no address of a conversation.</summary>
    public static ConversationKey? Parse(string channel, string id)
    {
        if (id.Length > MaxIdLength || !Base64Url.IsValid(id))
            return null;
        return new(channel, Encoding.UTF8.GetString(Base64Url.DecodeFromChars(id)));
    }
}
