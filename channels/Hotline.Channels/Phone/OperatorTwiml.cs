using System.Text;
using Hotline.Channels.Twilio;

namespace Hotline.Channels.Phone;

/// <summary>Instructions by which callers and operators come together. Pure.</summary>
internal static class OperatorTwiml
{
    private const int RingSeconds = 30;

    /// <summary>The caller hears that an operator is coming, and waits in the room with music.</summary>
    /// <param name="room">Name of the conference.</param>
    /// <param name="action">Absolute address at which the end of it is reported.</param>
    /// <param name="isEnglish">Whether the caller is spoken to in English.</param>
    /// <param name="words">Absolute address at which what is said is reported; null: it is not written down.</param>
    public static string Join(string room, string action, bool isEnglish, string? words) => Write(twiml =>
    {
        Voice.Say(twiml, PhoneTexts.For(isEnglish).OperatorComing, isEnglish, isSlow: false);
        if (words is not null)
        {
            Voice.Say(twiml, PhoneTexts.For(isEnglish).WillBeWritten, isEnglish, isSlow: false);
            LiveText.Start(twiml, words, isEnglish);
        }

        twiml.Open("Dial"u8).Attribute("action"u8, action).Attribute("method"u8, "POST")
            .Open("Conference"u8).Attribute("beep"u8, "false").Attribute("endConferenceOnExit"u8, "true").Text(room).Close("Conference"u8)
            .Close("Dial"u8);
    });

    /// <summary>The operator is put through to the resident.</summary>
    public static string Dial(string hotlineNumber, string residentNumber) => Write(twiml =>
        twiml.Open("Dial"u8).Attribute("callerId"u8, hotlineNumber).Attribute("timeout"u8, RingSeconds).Text(residentNumber).Close("Dial"u8));

    private static string Write(Action<TwimlWriter> write)
    {
        using var twiml = new TwimlWriter();
        write(twiml);
        return Encoding.UTF8.GetString(twiml.Finish().Span);
    }
}
