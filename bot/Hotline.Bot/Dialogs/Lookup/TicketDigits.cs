namespace Hotline.Bot.Dialogs.Lookup;

/// <summary>Digits that can only be meant as a ticket number and are none: most likely misread or misheard.</summary>
internal static class TicketDigits
{
    private const int Fewest = 6;
    private const int Most = 12;

    /// <summary>True where the message holds such digits.</summary>
    public static bool AreIn(Message message)
        => message.Heard.Phone is null && message.Heard.TicketNumber is null && message.Words.Count(char.IsAsciiDigit) is >= Fewest and <= Most;

    /// <summary>True where it holds nothing else.</summary>
    public static bool AreAll(Message message) => AreIn(message) && !message.Words.Any(char.IsLetter);
}
