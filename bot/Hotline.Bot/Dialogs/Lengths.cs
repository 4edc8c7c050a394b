using Hotline.Bot.Dialogs.Wording;
using Hotline.Channels;

namespace Hotline.Bot.Dialogs;

/// <summary>How much is said at once, in characters. English takes about two and a half times as many for the same.</summary>
internal static class Lengths
{
    private const double EnglishFactor = 2.5;

    /// <summary>Room kept on rich channels for the source and the question that follows a text.</summary>
    private const int Reserve = 240;

    private const int ShortestRichPage = 200;

    /// <summary>Of the resident's own words when they are read back.</summary>
    public static int Quote(Turn turn) => Scale(turn.Channel.Style == AnswerStyle.Rich ? 120 : 40, turn.Language);

    /// <summary>Of a ticket's matter where several are listed.</summary>
    public static int Title(Turn turn) => Scale(14, turn.Language);

    /// <summary>Of an answer in this language: about half a minute of speech; two parts of a text message.</summary>
    public static int Page(Turn turn, string language) => turn.Channel.Style switch
    {
        AnswerStyle.Spoken => Scale(110, language),
        AnswerStyle.Brief => Scale(120, language),
        AnswerStyle.Rich => Math.Max(ShortestRichPage, turn.Channel.MaxTextLength - Reserve),
    };

    /// <summary>Of a source in this language beside an answer.</summary>
    public static int Source(Turn turn, string language) => turn.Channel.Style == AnswerStyle.Rich ? int.MaxValue : Scale(30, language);

    private static int Scale(int characters, string language)
        => language == Texts.English ? (int)(characters * EnglishFactor) : characters;
}
