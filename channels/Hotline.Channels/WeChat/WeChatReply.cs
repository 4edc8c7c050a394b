using System.Globalization;
using System.Text;

namespace Hotline.Channels.WeChat;

/// <summary>A turn's replies as one WeChat message: passive replies and quotas both count messages.</summary>
internal sealed class WeChatReply
{
    /// <summary>Most bytes of a text message; a longer one is not shown at all.</summary>
    public const int MaxTextBytes = 2048;

    // Limits that Tencent documents for menu messages of its customer service product; none is documented for this one.
    private const int MaxMenuHeadBytes = 1024;
    private const int MaxChoiceBytes = 128;
    private const int MaxChoices = 10;
    private const int FirstChoiceId = 101;
    // Below this a shortened text says nothing.
    private const int LeastUsefulBytes = 90;
    private const string Between = "\n\n";
    private const string Ellipsis = "…";

    private readonly IReadOnlyList<string> texts;
    private readonly IReadOnlyList<string> choices;
    private readonly string? locale;

    private WeChatReply(IReadOnlyList<string> texts, IReadOnlyList<string> choices, string? locale)
    {
        this.texts = texts;
        this.choices = choices;
        this.locale = locale;
    }

    /// <summary>Puts the messages among <paramref name="activities"/> together; null where they say nothing.</summary>
    public static WeChatReply? Compose(IReadOnlyList<Activity> activities)
    {
        var texts = new List<string>(activities.Count);
        IReadOnlyList<string> choices = [];
        string? locale = null;
        foreach (var activity in activities)
        {
            if (activity.Type != ActivityTypes.Message)
                continue;
            var text = activity.TextFormat == "markdown" ? MarkdownText.ToPlain(activity.Text) : activity.Text;
            text = PlainText.Clean(text).Trim();
            if (text.Length > 0)
                texts.Add(text);
            if (activity.SuggestedActions?.Actions is { Count: > 0 } actions)
                choices = [.. actions.Take(MaxChoices).Select(Title)];
            locale = activity.Locale ?? locale;
        }

        return texts.Count + choices.Count == 0 ? null : new(texts, choices, locale);
    }

    /// <summary>The message as text of at most <see cref="MaxTextBytes"/> bytes, with its choices as numbered lines.</summary>
    public string ToText()
    {
        if (choices.Count == 0)
            return Body(MaxTextBytes);
        var lines = new StringBuilder();
        for (var i = 0; i < choices.Count; i++)
            lines.Append('\n').Append(CultureInfo.InvariantCulture, $"{i + 1}. ").Append(choices[i]);
        var tail = lines.ToString();
        return (Body(MaxTextBytes - Encoding.UTF8.GetByteCount(tail)) + tail).TrimStart('\n');
    }

    /// <summary>The message as the platform's API takes it: choices that fit become a menu to tap.</summary>
    public ServiceMessage ToServiceMessage(string openId)
    {
        var isMenu = choices.Count > 0 && texts.Count > 0 && BodyBytes() <= MaxMenuHeadBytes;
        return isMenu
            ? ServiceMessage.OfMenu(openId, new(
                Body(MaxMenuHeadBytes),
                [.. choices.Select((choice, i) => new ServiceChoice((FirstChoiceId + i).ToString(CultureInfo.InvariantCulture), choice))],
                WeChatTexts.ChoiceHint(locale)))
            : ServiceMessage.OfText(openId, ToText());
    }

    private static string Title(CardAction action)
        => Shorten(PlainText.Clean(action.Title).ReplaceLineEndings(" ").Trim(), MaxChoiceBytes);

    private int BodyBytes() => texts.Sum(Encoding.UTF8.GetByteCount) + (texts.Count - 1) * Between.Length;

    // What comes last is the question or the way on, so what came before it gives way first.
    private string Body(int maxBytes)
    {
        if (texts.Count == 0)
            return "";
        if (BodyBytes() <= maxBytes)
            return string.Join(Between, texts);
        var last = texts[^1];
        var room = maxBytes - Encoding.UTF8.GetByteCount(last) - Between.Length;
        return texts.Count == 1 || room < LeastUsefulBytes
            ? Shorten(last, maxBytes)
            : Shorten(string.Join(Between, texts.Take(texts.Count - 1)), room) + Between + last;
    }

    /// <summary>Cuts a text to at most <paramref name="maxBytes"/> bytes of UTF-8, never within what people see as one character.</summary>
    internal static string Shorten(string text, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= maxBytes)
            return text;
        var rest = text.AsSpan();
        var room = maxBytes - Encoding.UTF8.GetByteCount(Ellipsis);
        while (true)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            room -= Encoding.UTF8.GetByteCount(rest[..length]);
            if (room < 0)
                return string.Concat(text.AsSpan(0, text.Length - rest.Length).TrimEnd(), Ellipsis);
            rest = rest[length..];
        }
    }
}
