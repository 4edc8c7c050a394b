using System.Globalization;
using System.Resources;

namespace Hotline.Channels.Phone;

/// <summary>What the channel itself says to a caller; everything else comes from the engine.</summary>
internal sealed class PhoneTexts
{
    private static readonly ResourceManager Resources = new(typeof(PhoneTexts));

    private readonly CultureInfo culture;

    private PhoneTexts(string language)
    {
        culture = CultureInfo.GetCultureInfo(language);
        ChoiceMarks = Text("ChoiceMarks").Split('|');
    }

    public static PhoneTexts Chinese { get; } = new("zh-CN");

    public static PhoneTexts English { get; } = new("en");

    /// <summary>Expressions that show that a text already names the keys of its choices.</summary>
    public IReadOnlyList<string> ChoiceMarks { get; }

    public string Hints => Text("Hints");

    public string OneMoment => Text("OneMoment");

    public string OperatorComing => Text("OperatorComing");

    public string WillBeWritten => Text("WillBeWritten");

    public string Unavailable => Text("Unavailable");

    public string NobodyAnswered => Text("NobodyAnswered");

    public static PhoneTexts For(bool isEnglish) => isEnglish ? English : Chinese;

    /// <summary>Names the key of each choice.</summary>
    public string Choices(IEnumerable<string> titles)
    {
        var format = Text("Choice");
        var choices = titles.Select((title, i) => string.Format(culture, format, i + 1, title));
        return string.Join(Text("ChoiceSeparator"), choices) + Text("ChoicesEnd");
    }

    private string Text(string name)
        => Resources.GetString(name, culture) ?? throw new MissingManifestResourceException($"{nameof(PhoneTexts)} has no text '{name}'.");
}
