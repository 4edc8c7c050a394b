using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Wording;

namespace Hotline.Bot.Dialogs.Hearing;

/// <summary>Follows the language that the resident writes or speaks.</summary>
internal static class ConversationLanguage
{
    /// <summary>Fewer Latin words than this may be a name or a brand in a Chinese conversation.</summary>
    private const int EnglishWords = 3;

    private const int ChineseCharacters = 2;

    /// <summary>Sets the language at the first words, and changes it where a whole sentence comes in the other one.</summary>
    public static void Follow(Turn turn)
    {
        var message = turn.Message;
        if (!message.HasWords)
            return;
        var heard = message.Heard.Language == Texts.English ? Texts.English : Texts.Chinese;
        if (turn.State.Language is not { } current)
            turn.State = turn.State with { Language = heard };
        else if (heard != current && !TicketFormFrame.AwaitsName(turn) && IsSentence(message.Words, heard))
            turn.State = turn.State with { Language = heard };
    }

    private static bool IsSentence(string words, string language)
    {
        if (language == Texts.Chinese)
            return words.Count(IsChinese) >= ChineseCharacters;
        return !words.Any(IsChinese) && words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= EnglishWords;
    }

    private static bool IsChinese(char c) => c is >= '\u4e00' and <= '\u9fff';
}
