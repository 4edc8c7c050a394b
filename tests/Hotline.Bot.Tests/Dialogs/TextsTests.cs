using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Channels;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>The texts of the dialogs in both languages.</summary>
public sealed partial class TextsTests
{
    private static readonly IReadOnlyDictionary<string, string> Chinese = Load(CultureInfo.InvariantCulture);
    private static readonly IReadOnlyDictionary<string, string> English = Load(CultureInfo.GetCultureInfo("en"));

    [Fact]
    public void BothLanguages_HaveTheSameKeys() => English.Keys.Order().ShouldBe(Chinese.Keys.Order());

    [Fact]
    public void BothLanguages_HaveTheSamePlaceholders()
    {
        foreach (var (key, text) in Chinese)
            Placeholders(English[key]).ShouldBe(Placeholders(text), key);
    }

    [Fact]
    public void Variants_HaveThePlaceholdersOfTheirText()
    {
        foreach (var (key, text) in Chinese.Where(t => t.Key.Contains('.', StringComparison.Ordinal)))
            Placeholders(text).ShouldBe(Placeholders(Chinese[key[..key.IndexOf('.', StringComparison.Ordinal)]]), key);
    }

    [Fact]
    public void EveryKey_IsNamedInCodeAndEveryNameHasAText()
    {
        var named = typeof(TextKeys).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);
        Chinese.Keys.Where(k => !k.Contains('.', StringComparison.Ordinal)).Order().ShouldBe(named.Order());
    }

    [Fact]
    public void ChineseTexts_AreChineseAndEnglishOnesAreNot()
    {
        foreach (var (key, text) in English.Where(t => t.Key != TextKeys.OptedOut))
            text.Any(c => c is >= '\u4e00' and <= '\u9fff').ShouldBeFalse(key);
        foreach (var (key, text) in Chinese.Where(t => Placeholder().Replace(t.Value, "").Any(char.IsLetter)))
            text.Any(c => c is >= '\u4e00' and <= '\u9fff').ShouldBeTrue(key);
    }

    [Fact]
    public void Texts_DoNotShout() => Chinese.Values.Concat(English.Values).ShouldAllBe(t => !t.Contains('！') && !t.Contains('!'));

    [Fact]
    public void Get_OfASpokenStyle_TakesItsVariant()
    {
        var texts = new Texts();
        texts.Get("zh-CN", AnswerStyle.Spoken, TextKeys.Goodbye).Text.ShouldBe(Chinese["Goodbye.Spoken"]);
        texts.Get("zh-CN", AnswerStyle.Rich, TextKeys.Goodbye).Text.ShouldBe(Chinese["Goodbye"]);
        texts.Get("en", AnswerStyle.Brief, TextKeys.Help).Text.ShouldBe(English["Help.Brief"]);
    }

    [Fact]
    public void Get_WithASpokenValue_HasBothForms()
    {
        var phrase = new Texts().Get("zh-CN", AnswerStyle.Spoken, TextKeys.Opened, new Phrase("12", "幺二"));
        phrase.Text.ShouldContain("12");
        phrase.Speak!.ShouldContain("幺二");
    }

    private static string[] Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Value).Distinct().Order()];

    private static Dictionary<string, string> Load(CultureInfo culture)
        => new ResourceManager("Hotline.Bot.Resources.Texts", typeof(Texts).Assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
