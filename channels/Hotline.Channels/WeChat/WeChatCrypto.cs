using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Channels.WeChat;

/// <summary>
/// WeChat's safe mode: AES-256-CBC over 16 random bytes, the message's length (four bytes, big-endian), the message in UTF-8 and
/// the AppId, padded by PKCS#7 to blocks of 32 bytes. Source: the platform's message encryption guide ("Technical_Plan").
/// Safe for use by several threads.
/// </summary>
public sealed class WeChatCrypto
{
    /// <summary>Characters of an EncodingAESKey.</summary>
    public const int KeyCharacters = 43;

    private const int KeyBytes = 32;
    private const int RandomBytes = 16;
    private const int LengthBytes = 4;
    private const int HeaderBytes = RandomBytes + LengthBytes;
    // Twice the block of AES, which .NET's own PKCS#7 padding works with; so it is written out here.
    private const int PaddingBlock = 32;

    private readonly byte[] key;
    private readonly byte[] appId;

    /// <summary>Prepares the key.</summary>
    /// <param name="encodingAesKey">43 characters of base64 without the closing <c>=</c>.</param>
    /// <param name="appId">The account's AppId, which closes every frame.</param>
    /// <exception cref="FormatException"><paramref name="encodingAesKey"/> is not 43 characters of base64.</exception>
    public WeChatCrypto(string encodingAesKey, string appId)
    {
        ArgumentNullException.ThrowIfNull(encodingAesKey);
        ArgumentNullException.ThrowIfNull(appId);
        // The platform hands out keys whose last two bits are not zero; .NET's decoder drops them, as the platform does.
        key = encodingAesKey.Length == KeyCharacters ? Convert.FromBase64String(encodingAesKey + "=") : [];
        if (key.Length != KeyBytes)
            throw new FormatException($"An EncodingAESKey is {KeyCharacters} characters of base64.");
        this.appId = Encoding.UTF8.GetBytes(appId);
    }

    /// <summary>Encrypts a message; each call gives another text.</summary>
    /// <returns>The frame in base64.</returns>
    public string Encrypt(string message)
    {
        Span<byte> random = stackalloc byte[RandomBytes];
        RandomNumberGenerator.Fill(random);
        return Encrypt(message, random);
    }

    /// <summary>
    /// Decrypts a frame. Whatever is wrong with it (not base64, another key, a broken padding, another AppId) the answer is the same.
    /// </summary>
    /// <param name="encrypted">The frame in base64.</param>
    /// <param name="message">The message within.</param>
    public bool TryDecrypt(string? encrypted, [NotNullWhen(true)] out string? message)
    {
        message = null;
        if (string.IsNullOrEmpty(encrypted))
            return false;
        var cipher = new byte[encrypted.Length / 4 * 3 + 3];
        if (!Convert.TryFromBase64String(encrypted, cipher, out var length) || length < PaddingBlock || length % PaddingBlock != 0)
            return false;
        var frame = new byte[length];
        using (var aes = CreateAes())
            aes.DecryptCbc(cipher.AsSpan(0, length), key.AsSpan(0, RandomBytes), frame, PaddingMode.None);
        return TryOpen(frame, out message);
    }

    internal string Encrypt(string message, ReadOnlySpan<byte> random)
    {
        ArgumentNullException.ThrowIfNull(message);
        var messageBytes = Encoding.UTF8.GetByteCount(message);
        var length = HeaderBytes + messageBytes + appId.Length;
        var padding = PaddingBlock - length % PaddingBlock;
        var frame = new byte[length + padding];
        random.CopyTo(frame);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(RandomBytes), messageBytes);
        Encoding.UTF8.GetBytes(message, frame.AsSpan(HeaderBytes));
        appId.CopyTo(frame.AsSpan(HeaderBytes + messageBytes));
        frame.AsSpan(length).Fill((byte)padding);
        using var aes = CreateAes();
        return Convert.ToBase64String(aes.EncryptCbc(frame, key.AsSpan(0, RandomBytes), PaddingMode.None));
    }

    private bool TryOpen(ReadOnlySpan<byte> frame, [NotNullWhen(true)] out string? message)
    {
        message = null;
        var padding = PaddingLength(frame);
        var content = frame.Length - padding - HeaderBytes - appId.Length;
        if (padding == 0 || content < 0 || BinaryPrimitives.ReadInt32BigEndian(frame[RandomBytes..]) != content)
            return false;
        var id = frame.Slice(HeaderBytes + content, appId.Length);
        if (!CryptographicOperations.FixedTimeEquals(id, appId))
            return false;
        message = Encoding.UTF8.GetString(frame.Slice(HeaderBytes, content));
        return true;
    }

    // Looks at all of the last 32 bytes whatever it finds, so that its time tells nothing about the padding. 0: broken.
    private static int PaddingLength(ReadOnlySpan<byte> frame)
    {
        int padding = frame[^1];
        var wrong = (padding - 1) >> 31 | (PaddingBlock - padding) >> 31;
        for (var i = 1; i <= PaddingBlock; i++)
        {
            var belongs = (i - padding - 1) >> 31;
            wrong |= belongs & (frame[^i] ^ padding);
        }

        return wrong == 0 ? padding : 0;
    }

    // One a call: an instance is not documented to be safe for several threads.
    private Aes CreateAes()
    {
        var aes = Aes.Create();
        aes.Key = key;
        return aes;
    }
}
