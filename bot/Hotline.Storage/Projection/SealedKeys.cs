using System.Security.Cryptography;
using Hotline.Channels;
using Microsoft.AspNetCore.DataProtection;

namespace Hotline.Storage.Projection;

/// <summary>Names of conversations that only this installation can read; the search server keeps them and cannot.</summary>
internal sealed class SealedKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Hotline.Search.Conversation");

    public string Seal(ConversationKey key) => protector.Protect(key.ChannelId + "\n" + key.ConversationId);

    /// <summary>The conversation; null where it was sealed with keys that are gone, until the index is built anew.</summary>
    public ConversationKey? Open(string sealedKey)
    {
        try
        {
            return protector.Unprotect(sealedKey).Split('\n', 2) is [var channel, var id] ? new(channel, id) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
