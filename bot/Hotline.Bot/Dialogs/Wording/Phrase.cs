namespace Hotline.Bot.Dialogs.Wording;

/// <summary>Something in words, with the form in which it is said aloud where that differs.</summary>
/// <param name="Text">As it is read.</param>
/// <param name="Speak">As it is said; null: the same.</param>
internal readonly record struct Phrase(string Text, string? Speak = null)
{
    /// <summary>As it is said aloud.</summary>
    public string Aloud => Speak ?? Text;

    public static implicit operator Phrase(string text) => new(text);

    public static Phrase FromString(string text) => new(text);
}
