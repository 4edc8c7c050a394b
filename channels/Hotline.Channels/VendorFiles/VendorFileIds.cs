using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Channels.VendorFiles;

/// <summary>
/// Ids of copied files: keyed by a secret, so that nobody guesses one from a message's id, and the same whenever the same message is
/// delivered, to whichever node.
/// </summary>
internal static class VendorFileIds
{
    private const string PathPrefix = "/files/";

    /// <summary>Bytes of an id: as many as those of files that residents upload.</summary>
    private const int IdBytes = 18;

    /// <summary>Path at which the copy will be found.</summary>
    public static string PathOf(VendorFile file) => PathPrefix + file.FileId;

    /// <summary>The file of a message.</summary>
    /// <param name="secret">A secret of the channel's account.</param>
    /// <param name="externalId">The vendor's id of the message.</param>
    /// <param name="index">Which file of the message, from 0.</param>
    /// <param name="contentType">As the vendor claims it.</param>
    /// <param name="address">Where the vendor has it.</param>
    public static VendorFile FileOf(string secret, string externalId, int index, string contentType, string address)
    {
        var named = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"file|{externalId}|{index}"));
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), named);
        return new(Convert.ToHexStringLower(hash.AsSpan(0, IdBytes)), contentType, address);
    }
}
