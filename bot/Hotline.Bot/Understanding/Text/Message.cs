namespace Hotline.Bot.Understanding.Text;

/// <summary>A normalised message, as every part of understanding reads it.</summary>
internal sealed class Message
{
    /// <summary>Wraps a message.</summary>
    /// <param name="text">As <see cref="Normaliser"/> leaves it.</param>
    /// <param name="language">As <see cref="LanguageDetector"/> tells it.</param>
    /// <param name="trimmer">Puts politeness aside.</param>
    public Message(string text, string language, ContentTrimmer trimmer)
    {
        Text = text;
        Folded = text.ToLowerInvariant();
        Language = language;
        (ContentStart, ContentEnd) = trimmer.Trim(Folded);
    }

    /// <summary>The normalised text.</summary>
    public string Text { get; }

    /// <summary>The same in lower case, character by character.</summary>
    public string Folded { get; }

    /// <summary><c>zh-CN</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>Where the content begins, politeness aside.</summary>
    public int ContentStart { get; }

    /// <summary>Where it ends, exclusive.</summary>
    public int ContentEnd { get; }

    /// <summary>The content in lower case.</summary>
    public ReadOnlySpan<char> Content => Folded.AsSpan(ContentStart, ContentEnd - ContentStart);

    /// <summary>True where a pause (punctuation, a space, the end) is at this index.</summary>
    public bool PausesAt(int index) => index >= Text.Length || Text[index] == ' ' || Characters.IsPunctuation(Text[index]);
}
