using Hotline.Channels.Twilio;

namespace Hotline.Channels.Phone;

/// <summary>The voice that callers hear.</summary>
internal static class Voice
{
    /// <summary>Share of the normal speed for callers who asked to be spoken to slowly.</summary>
    private const string SlowRate = "85%";

    /// <summary>Adds a <c>Say</c>, or several where the text is long; none for an empty text.</summary>
    public static void Say(TwimlWriter twiml, string text, bool isEnglish, bool isSlow)
    {
        foreach (var piece in SpeechPieces.Split(text))
        {
            twiml.Open("Say"u8)
                .Attribute("language"u8, isEnglish ? "en-US" : "cmn-CN")
                .Attribute("voice"u8, isEnglish ? "Polly.Joanna-Neural" : "Polly.Zhiyu-Neural");
            if (isSlow)
                twiml.Open("prosody"u8).Attribute("rate"u8, SlowRate).Text(piece).Close("prosody"u8);
            else
                twiml.Text(piece);
            twiml.Close("Say"u8);
        }
    }
}
