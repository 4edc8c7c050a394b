using System.Text;
using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Channels;

namespace Hotline.Bot.Dialogs;

/// <summary>What a turn says, as one message: text messages and WeChat's passive reply carry only one.</summary>
internal sealed class Reply(AnswerStyle style)
{
    private const string Ellipsis = "……";
    private const string MarkdownFormat = "markdown";
    private readonly List<Phrase> parts = [];

    /// <summary>What must be heard whole before an answer is listened for; null for nothing.</summary>
    public LastReply? Lead { get; private set; }

    /// <summary>True where an answer is waited for.</summary>
    public bool IsQuestion { get; set; }

    /// <summary>True where a part is written in Markdown.</summary>
    public bool IsMarkdown { get; set; }

    public bool IsEmpty => parts.Count == 0;

    /// <summary>What a bare number refers to in the next turn.</summary>
    public IReadOnlyList<CardAction> Choices { get; private set; } = [];

    /// <summary>True where the channel shows or reads out the choices; otherwise the words name them.</summary>
    public bool ShowsChoices { get; private set; }

    public void Add(Phrase part)
    {
        if (part.Text.Length > 0)
            parts.Add(part);
    }

    /// <summary>On a call, makes what was said so far a message of its own that cannot be talked over.</summary>
    public void EndLead(string language)
    {
        if (style != AnswerStyle.Spoken || parts.Count == 0)
            return;
        Lead = Compose(language, int.MaxValue);
        parts.Clear();
    }

    /// <summary>The whole of what was said, for saying it again.</summary>
    public LastReply WithLead(LastReply said)
        => Lead is null ? said : said with { Text = Lead.Text + said.Text, Speak = (Lead.Speak ?? Lead.Text) + (said.Speak ?? said.Text) };

    /// <summary>Offers choices; a caller hears them only where they are what is asked, and can press their keys in any case.</summary>
    public void Offer(IReadOnlyList<CardAction> choices, bool isTheQuestion = false)
    {
        Choices = choices;
        ShowsChoices = isTheQuestion || style != AnswerStyle.Spoken;
    }

    /// <summary>True where what was said before is still what would be said again, and what a bare number refers to.</summary>
    public bool KeepsLast { get; private set; }

    /// <summary>Makes this a word in between.</summary>
    /// <param name="choices">What a bare number referred to before.</param>
    public void KeepLast(IReadOnlyList<CardAction> choices)
    {
        KeepsLast = true;
        Choices = choices;
    }

    /// <summary>Says again what was said before.</summary>
    /// <param name="last">What was said.</param>
    /// <param name="choices">What a bare number referred to then.</param>
    public void Repeat(LastReply last, IReadOnlyList<CardAction> choices)
    {
        Add(new(last.Text, last.Speak));
        IsMarkdown |= last.TextFormat == MarkdownFormat;
        KeepLast(choices);
        ShowsChoices = last.Choices.Count > 0;
    }

    /// <summary>The whole, at most <paramref name="maxLength"/> characters.</summary>
    public LastReply Compose(string language, int maxLength)
    {
        var text = Join(part => part.Text, language);
        var speak = parts.Exists(p => p.Speak is not null) ? Join(part => part.Aloud, language) : null;
        if (text.Length > maxLength)
            (text, speak) = (Excerpt.Cut(text, maxLength - Ellipsis.Length) + Ellipsis, null);
        if (style == AnswerStyle.Spoken)
            speak = SpokenDigits.InText(speak ?? text, language) ?? speak;
        return new(text, speak, ShowsChoices ? Choices : [], IsMarkdown ? MarkdownFormat : null);
    }

    private string Join(Func<Phrase, string> form, string language)
    {
        if (parts.Count == 1)
            return form(parts[0]);
        var between = style switch
        {
            AnswerStyle.Spoken => language == Texts.English ? " " : "",
            AnswerStyle.Brief => "\n",
            AnswerStyle.Rich => IsMarkdown ? "\n\n" : "\n",
        };
        var whole = new StringBuilder();
        foreach (var part in parts)
            whole.Append(whole.Length > 0 ? between : "").Append(form(part));
        return whole.ToString();
    }
}
