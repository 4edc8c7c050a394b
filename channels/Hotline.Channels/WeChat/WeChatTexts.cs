using System.Globalization;
using System.Resources;

namespace Hotline.Channels.WeChat;

/// <summary>What residents read or "say" by tapping, that only this channel has.</summary>
internal static class WeChatTexts
{
    private const string MenuPrefix = "Menu_";
    private const string EnglishSuffix = "_EN";

    private static readonly ResourceManager Texts = new(typeof(WeChatTexts));
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>
    /// What tapping an item of the account's menu says: CONSULT, REPORT, PROGRESS, OPERATOR and HELP have words of their own
    /// (in English with <c>_EN</c> at the end, for a menu shown to those whose WeChat is in English); any other key is said as it stands.
    /// </summary>
    public static string? MenuWords(string? eventKey)
    {
        if (eventKey is null)
            return null;
        var isEnglish = eventKey.EndsWith(EnglishSuffix, StringComparison.Ordinal);
        var key = isEnglish ? eventKey[..^EnglishSuffix.Length] : eventKey;
        return Texts.GetString(MenuPrefix + key, isEnglish ? English : Chinese) ?? eventKey;
    }

    /// <summary>Closes a menu message.</summary>
    public static string ChoiceHint(string? locale)
        => Texts.GetString("ChoiceHint", locale?.StartsWith("en", StringComparison.OrdinalIgnoreCase) is true ? English : Chinese)!;
}
