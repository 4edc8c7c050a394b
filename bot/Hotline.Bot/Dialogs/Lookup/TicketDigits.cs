using Hotline.Bot.Understanding.Numbers;

namespace Hotline.Bot.Dialogs.Lookup;

/// <summary>Digits that can only be meant as a ticket number and are none: most likely misread or misheard.</summary>
internal static class TicketDigits
{
    private const int Fewest = 6;
    private const int Most = 12;

    /// <summary>True where the message holds such digits.</summary>
    public static bool AreIn(Message message)
        => message.Heard.Phone is null && message.Heard.TicketNumber is null && Count(message) is >= Fewest and <= Most;

    /// <summary>True where it holds nothing else.</summary>
    public static bool AreAll(Message message) => AreIn(message) && !message.Words.Any(c => char.IsLetter(c) && DigitRunReader.DigitOf(c) is null);

    // Spoken, they are words ("八三零四二二六六七七"): as many as stand together.
    private static int Count(Message message)
        => Math.Max(message.Words.Count(char.IsAsciiDigit), DigitRunReader.Read(message.Words).Select(run => run.Digits.Length).DefaultIfEmpty().Max());
}
