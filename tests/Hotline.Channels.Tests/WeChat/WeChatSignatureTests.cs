using Hotline.Channels.WeChat;

namespace Hotline.Channels.Tests.WeChat;

public sealed class WeChatSignatureTests
{
    private const string Timestamp = "1780000000";
    private const string Encrypted = "Q/+b9A==";

    /// <summary>
    /// Made with getSignature of wechat-crypto 0.0.2 and @wecom/crypto 1.0.1 (npm), which agree. The nonces are such that a
    /// culture's order of them and the token differs from the ordinal one.
    /// </summary>
    public static TheoryData<string, string, string> Vectors => new()
    {
        { "1372623149", "d7c18d5f8d65b8bfa87064a3d32c8e653f75d28c", "b78d50525c04fabd13ad3e50586c9380ac1751ab" },
        { "Zz9", "21608333f3bf849421c3f2a9bf3f814aa9dc0f8b", "9747e7427164037ee5443a64c4b8cd13d61ceaac" },
        { "aB_c", "db40b65fa8fcb48a8e9a97edfc31bb7a1c21fc53", "70a264ac1a493d78947312d8c0b52cd7d35424e3" },
        { "_x1", "2da6b9116d81cf3aa47efe162970fe63eda6939d", "cc2a15586495b06de8b91aac99bc134b5e6c366a" },
        { "-42", "5f354e95f83e1b1d5878c461175ad55793f79b3d", "b61901119aa6b2790a2c0c5b63fab13e40bfae6b" },
        { "RIVERSIDE", "cf2a9938e7e8afaf6e5b421ea6065306e8f33572", "18ac3ea6363711ee457cfb9d71907d2343f59162" },
        { "riverside", "421444e9d8d2d3feb8a2c700b30fcf2a8bae7228", "4735f48c98d82f9b9529243d9494cb8480cbca54" },
        { "é1", "d94e52b6c912caa781f5bcbddb42914fe2dcc405", "342d5aab232ed6430bce169c64daccc5b7060a02" },
        { "中文", "d3a5eb97098a88217f2235c98491f9a7b6c2b8d1", "14554c05d2a935d5c6dddcc1285401e6e2dd68b7" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Compute_Vectors_AsOtherLibraries(string nonce, string signature, string messageSignature)
    {
        WeChatSignature.Compute(WeChatAccount.Token, Timestamp, nonce).ShouldBe(signature);
        WeChatSignature.Compute(WeChatAccount.Token, Timestamp, nonce, Encrypted).ShouldBe(messageSignature);
    }

    [Fact]
    public void Compute_FrameLongerThanTheStackBuffer_AsOtherLibraries()
        => WeChatSignature.Compute(WeChatAccount.Token, Timestamp, "N", new string('z', 5000)).ShouldBe("1b47ada86f875b18f5a46f44445db781398e9586");

    [Theory]
    [InlineData("d7c18d5f8d65b8bfa87064a3d32c8e653f75d28c", true)]
    [InlineData("D7C18D5F8D65B8BFA87064A3D32C8E653F75D28C", false)]
    [InlineData("d7c18d5f8d65b8bfa87064a3d32c8e653f75d28d", false)]
    [InlineData("d7c18d5f8d65b8bfa87064a3d32c8e653f75d28", false)]
    [InlineData("e7c18d5f8d65b8bfa87064a3d32c8e653f75d28é", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Matches_OnlyTheVeryText(string? actual, bool expected)
        => WeChatSignature.Matches("d7c18d5f8d65b8bfa87064a3d32c8e653f75d28c", actual).ShouldBe(expected);
}
