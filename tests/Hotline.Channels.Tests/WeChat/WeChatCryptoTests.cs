using System.Security.Cryptography;
using System.Text;
using Hotline.Channels.WeChat;

namespace Hotline.Channels.Tests.WeChat;

public sealed class WeChatCryptoTests
{
    private static readonly WeChatCrypto Crypto = new(WeChatAccount.EncodingAesKey, WeChatAccount.AppId);

    /// <summary>
    /// Message, the letter that its 16 random bytes consist of, frame. Made with encrypt of @wecom/crypto 1.0.1 (npm) and read back with
    /// wechat-crypto 0.0.2. With this AppId the paddings are 26, 25, 16, 1, 32, 31, 32 and 16 bytes long.
    /// </summary>
    public static TheoryData<string, char, string> Vectors => new()
    {
        { "", 'A', "u4+TbW8EIrwBlbQY1fxW4y6cPPUyK0mxCzIaakLAXYjWGumpNS0DgFx9S9kDk3LiNBfWIZSlzx58VkG2wBA6ew==" },
        { "a", 'B', "gttgHpi+2meIyz8cdsRnK7LY85KMiti7r57r3Mzrfz+ySmhr3K6w3ppD8645GoTYliLv3pakHCHSG8CY9TrwIQ==" },
        { "xxxxxxxxxx", 'C', "tR6/GQ13MbI/X/n9FAbvrptc/T9iLA3YM7JBVPTtklkb7nofRnoBg81zYk5Nz3jSOBfE7kkaD4xoTrsFz09GNQ==" },
        { "xxxxxxxxxxxxxxxxxxxxxxxxx", 'D', "lUBVVUiMU4me54H12hR4URivqRMCGQ6CYhzhoRRMlCi8t1oiUNKPRIgWrZ4vgbl/XxY0OI8L9KInCTIvSwHUfg==" },
        { "xxxxxxxxxxxxxxxxxxxxxxxxxx", 'E', "ujBSRvQsZ2K3wN4KnePuUKRoJR8hpE+D+tUC3HrQjNvV9sTQ1qdVmUZmwAi3HOqutvVqD3xddOj9CiYXUc8okNwmEfrkw/QrZMFn1tivGiDSaPncnbME5OSzGNMIH4tZ" },
        { "xxxxxxxxxxxxxxxxxxxxxxxxxxx", 'F', "YxuimVifhs64mEIVpkaO2Bu5kvi1hDIxNFeDAhcoBCHfZpbYdNOz1gm+Qgs3VLyA9+aWeW1+KIlKdjIgBU/6Pq2kYvDWHlTV9nh5X0BY3U/dIlaXSNG9GwWxEiv5OXI0" },
        { "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 'G', "Qlm0mFNGPU8Qks3bbjJ1L1zxfLsnHLndpGVXIUxfNQ0H8s2iR5YvdY6TUW/wRDdPZe/BqlGaRIElFSQ/FEEm+Kg8E0QDGplD1wRhPpspy9lc0vnGLb0Qsqw9C8J0pirnQmaRboF5l4rs2WhB3FYa+ZA5gg+UJGt8h8mILpVdyrg=" },
        { "<xml><Content><![CDATA[路灯坏了😀 ]]></Content></xml>", 'H', "NWSjZH0blqOTUK062Y7tvWuUI78lcAW8ulHF3aDdC3f8L68pl94NCSFqtxk+/nbPYSKsLJ2HTU5mIgxhLs2boI2VcAJnVl/iDWrbBWIXaXy8c8fwxZvf7QetUHKUOyCATdhaSmpQM9iqD6M3h0/uCOrX9ul8XStHv/VWRlz7aM4=" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void EncryptAndDecrypt_Vectors_AsOtherLibraries(string message, char random, string frame)
    {
        Crypto.Encrypt(message, Encoding.ASCII.GetBytes(new string(random, 16))).ShouldBe(frame);
        Crypto.TryDecrypt(frame, out var decrypted).ShouldBeTrue();
        decrypted.ShouldBe(message);
    }

    [Fact]
    public void Encrypt_EveryPadding_ComesBack()
    {
        for (var length = 0; length <= 66; length++)
        {
            var message = new string('p', length);
            Crypto.TryDecrypt(Crypto.Encrypt(message), out var decrypted).ShouldBeTrue();
            decrypted.ShouldBe(message);
        }
    }

    [Fact]
    public void Encrypt_Twice_DiffersByItsRandomBytes()
        => Crypto.Encrypt("a").ShouldNotBe(Crypto.Encrypt("a"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("%%%%")]
    [InlineData("QUJD")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("u4+TbW8EIrwBlbQY1fxW4y6cPPUyK0mxCzIaakLAXYjWGumpNS0DgFx9S9kDk3LiNBfWIZSlzx58VkG2wBA6ew=")]
    public void TryDecrypt_NoFrame_False(string? frame)
    {
        Crypto.TryDecrypt(frame, out var message).ShouldBeFalse();
        message.ShouldBeNull();
    }

    [Fact]
    public void TryDecrypt_FrameOfAnotherApp_False()
    {
        Crypto.TryDecrypt(new WeChatCrypto(WeChatAccount.EncodingAesKey, "wx0000000000000000").Encrypt("a"), out _).ShouldBeFalse();
        Crypto.TryDecrypt(new WeChatCrypto(WeChatAccount.EncodingAesKey, "x" + WeChatAccount.AppId).Encrypt("a"), out _).ShouldBeFalse();
    }

    [Fact]
    public void TryDecrypt_FrameOfAnotherKey_False()
        => Crypto.TryDecrypt(new WeChatCrypto(new string('B', 43), WeChatAccount.AppId).Encrypt("a"), out _).ShouldBeFalse();

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    [InlineData(255)]
    [InlineData(24)] // one byte of padding too few named
    [InlineData(26)] // one too many
    public void TryDecrypt_PaddingNotOfItsLength_False(byte last)
    {
        var frame = Frame("a");
        frame[^1] = last;

        Crypto.TryDecrypt(Encrypt(frame), out _).ShouldBeFalse();
    }

    [Fact]
    public void TryDecrypt_PaddingByteDiffers_False()
    {
        var frame = Frame("a");
        frame[^2] ^= 1;

        Crypto.TryDecrypt(Encrypt(frame), out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    [InlineData(0x7FFFFFFF)]
    [InlineData(-1)]
    public void TryDecrypt_LengthIsWrong_False(int length)
    {
        var frame = Frame("a");
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(16), length);

        Crypto.TryDecrypt(Encrypt(frame), out _).ShouldBeFalse();
    }

    [Fact]
    public void TryDecrypt_OnlyPadding_False()
        => Crypto.TryDecrypt(Encrypt([.. Enumerable.Repeat((byte)32, 32)]), out _).ShouldBeFalse();

    [Theory]
    [InlineData("short")]
    [InlineData("kPq7WmZ3xVb9RtY2uLdE8sHnC4gJfA6oTiXyN1wB5e?")]
    [InlineData("kPq7WmZ3xVb9RtY2 LdE8sHnC4gJfA6oTiXyN1wB5eQ")]
    public void Constructor_KeyNotOfItsForm_Throws(string key)
        => Should.Throw<FormatException>(() => new WeChatCrypto(key, WeChatAccount.AppId));

    [Fact]
    public void Constructor_KeyWhoseLastBitsAreNotZero_Taken()
    {
        // The platform hands out such keys; several libraries refuse them.
        var crypto = new WeChatCrypto("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", WeChatAccount.AppId);

        crypto.TryDecrypt(crypto.Encrypt("a"), out var message).ShouldBeTrue();
        message.ShouldBe("a");
    }

    // 39 bytes of content: 25 of padding.
    private static byte[] Frame(string message)
    {
        byte[] content = [.. new byte[16], 0, 0, 0, (byte)message.Length, .. Encoding.UTF8.GetBytes(message), .. Encoding.UTF8.GetBytes(WeChatAccount.AppId)];
        var padding = (byte)(32 - content.Length % 32);
        return [.. content, .. Enumerable.Repeat(padding, padding)];
    }

    private static string Encrypt(byte[] frame)
    {
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(WeChatAccount.EncodingAesKey + "=");
        return Convert.ToBase64String(aes.EncryptCbc(frame, aes.Key.AsSpan(0, 16), PaddingMode.None));
    }
}
