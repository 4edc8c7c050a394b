using System.Buffers.Text;
using System.Security.Cryptography;

namespace Hotline.Channels.WebChat.Access;

/// <summary>Names for conversations and their anonymous users.</summary>
internal static class ConversationIds
{
    private const int EntropyInBytes = 16;

    /// <summary>Unguessable, safe in a path and free of <c>|</c>, which separates the parts of an activity's id.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(EntropyInBytes));

    /// <summary>An unguessable user id; the prefix is Direct Line's mark of an id that only a token can give.</summary>
    public static string NewUser() => "dl_" + New();
}
