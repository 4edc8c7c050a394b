namespace Hotline.Storage.Attachments;

/// <summary>Tells a permitted file's type by its first bytes; what a resident's device claims is not believed.</summary>
internal static class FileKinds
{
    /// <summary>How many bytes <see cref="Tell"/> looks at.</summary>
    public const int BytesNeeded = 12;

    /// <summary>The MIME type, or null where the bytes begin no permitted kind.</summary>
    public static string? Tell(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => "audio/amr",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', .. var brand] when brand.Length >= 4 => IsoMedia(brand[..4]),
        _ => null,
    };

    /// <summary>Brands of ISO base media files (ISO/IEC 14496-12).</summary>
    private static string? IsoMedia(ReadOnlySpan<byte> brand) => brand switch
    {
        [(byte)'h', (byte)'e', (byte)'i', (byte)'c' or (byte)'x'] or [(byte)'m', (byte)'i', (byte)'f', (byte)'1'] => "image/heic",
        [(byte)'M', (byte)'4', (byte)'A', _] => "audio/mp4",
        [(byte)'i', (byte)'s', (byte)'o', _] or [(byte)'m', (byte)'p', (byte)'4', _] or [(byte)'a', (byte)'v', (byte)'c', _] or [(byte)'M', (byte)'4', (byte)'V', _] => "video/mp4",
        [(byte)'q', (byte)'t', (byte)' ', (byte)' '] => "video/quicktime",
        _ => null,
    };
}
