using System.Buffers;
using System.Text;
using Hotline.Channels.Twilio;

namespace Hotline.Channels.Tests.Twilio;

public sealed class TwilioSignatureTests
{
    private const string Token = "12345678901234567890123456789012";

    // The expected values were computed with Twilio's own Node library (twilio.getExpectedTwilioSignature).
    [Fact]
    public void Compute_TwilioLibrarysExample_SameSignature()
        => TwilioSignature.Compute("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", new Dictionary<string, string>
        {
            ["CallSid"] = "CA1234567890ABCDE",
            ["To"] = "+18005551212",
            ["From"] = "+14158675309",
            ["Digits"] = "1234",
            ["Caller"] = "+14158675309",
        }).ShouldBe("RSOYDt4T1cUTdK1PDd93/VVr8B8=");

    [Fact]
    public void Compute_ChineseTextEmptyValuesAndOrdinalOrder_SameSignatureAsTwiliosLibrary()
        => TwilioSignature.Compute(Token, "https://hotline.example.org/twilio/sms?x=%E4%B8%AD", new Dictionary<string, string>
        {
            ["a"] = "1",
            ["Body"] = "路灯坏了 & <b>\"é\"</b> 😀\n第二行",
            ["B"] = "2",
            ["_"] = "3",
            ["MediaUrl2"] = "y",
            ["Empty"] = "",
            ["MediaUrl10"] = "x",
        }).ShouldBe("KWTlywz5WgUX8Kbw2/7IJFQaAyY=");

    [Fact]
    public void Compute_RepeatedParameter_EachDistinctValueOnceInOrder()
        => TwilioSignature.Compute(Token, "https://hotline.example.org/twilio/sms", [new("Body", "b"), new("Body", "a"), new("Body", "b"), new("A", "1")])
            .ShouldBe("30W5mv0/zI1+hQdXkkmharPdKRM=");

    [Theory]
    [InlineData("Body=%E8%B7%AF%E7%81%AF%E5%9D%8F%E4%BA%86+%26+%3Cb%3E%22%C3%A9%22%3C%2Fb%3E+%F0%9F%98%80%0A%E7%AC%AC%E4%BA%8C%E8%A1%8C&a=1&B=2&_=3&Empty=&MediaUrl10=x&MediaUrl2=y", "/twilio/sms?x=%E4%B8%AD", "KWTlywz5WgUX8Kbw2/7IJFQaAyY=")]
    [InlineData("Body=b&Body=a&Body=b&A=1", "/twilio/sms", "30W5mv0/zI1+hQdXkkmharPdKRM=")]
    public void Verify_PostedForm_AgreesWithTwiliosLibrary(string body, string target, string signature)
    {
        Verify(body, target, signature).ShouldBeTrue();
        Verify(body + "&Injected=1", target, signature).ShouldBeFalse();
        Verify(body, target + "?y", signature).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64 of twenty bytes!!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Verify_AnythingElse_False(string signature) => Verify("A=1", "/", signature).ShouldBeFalse();

    private static bool Verify(string body, string target, string signature)
    {
        using var form = TwilioForm.Parse(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body))).ShouldNotBeNull();
        return TwilioSignature.Verify(Encoding.UTF8.GetBytes(Token), "https://hotline.example.org"u8, target, form, signature);
    }
}
