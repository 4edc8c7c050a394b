using System.Text.RegularExpressions;

namespace Hotline.Channels.WeChat;

/// <summary>The codes in which the platform writes its own faces: <c>/::)</c>, <c>/:rose</c>, <c>[微笑]</c>. They are no words, and no language.</summary>
internal static partial class WeChatEmoticons
{
    /// <summary>The text without them; null where nothing else was sent.</summary>
    public static string? Remove(string? text)
    {
        if (text is null || !Code().IsMatch(text))
            return text;
        var rest = Code().Replace(text, "").Trim();
        return rest.Length > 0 ? rest : null;
    }

    // In brackets only where the text ends with it: "[急] 路灯坏了" is a person's own mark.
    [GeneratedRegex(@"/:[^\s\u2e80-\uffff]{1,8}|(?:\[[\u4e00-\u9fffA-Za-z]{1,7}\]\s*)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
