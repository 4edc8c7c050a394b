using Hotline.Bot.Dialogs.Wording;

namespace Hotline.Bot.Dialogs.Interruptions;

/// <summary>Changes the conversation's language on request: to the one that is named, or else to the other one.</summary>
internal static class LanguageSwitch
{
    private static readonly string[] EnglishNames = ["英语", "英文", "english"];
    private static readonly string[] ChineseNames = ["中文", "汉语", "普通话", "国语", "chinese", "mandarin", "putonghua"];

    public static void Switch(Turn turn)
    {
        var before = turn.Input.Conversation.State.Language ?? turn.Language;
        turn.State = turn.State with { Language = Named(turn.Message.Words) ?? (before == Texts.English ? Texts.Chinese : Texts.English) };
        turn.Say(TextKeys.LanguageSwitched);
        if (turn.Top is null)
            turn.Ask(TextKeys.OpenQuestion);
    }

    private static string? Named(string words)
    {
        if (Array.Exists(EnglishNames, n => words.Contains(n, StringComparison.OrdinalIgnoreCase)))
            return Texts.English;
        return Array.Exists(ChineseNames, n => words.Contains(n, StringComparison.OrdinalIgnoreCase)) ? Texts.Chinese : null;
    }
}
