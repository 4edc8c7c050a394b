using System.Security.Cryptography;

namespace Hotline.Host.TryIt;

/// <summary>Ids as Twilio makes them: two letters for the kind and 32 hexadecimal digits.</summary>
internal static class TwilioSid
{
    private const int Digits = 32;

    public static string NewCall() => "CA" + Random();

    public static string NewMessage() => "SM" + Random();

    public static string NewQueue() => "QU" + Random();

    private static string Random() => RandomNumberGenerator.GetHexString(Digits, lowercase: true);
}
