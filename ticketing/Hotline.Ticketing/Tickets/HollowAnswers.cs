using System.Text;
using Hotline.Ticketing.ConfigurationFiles;

namespace Hotline.Ticketing.Tickets;

/// <summary>
/// Notices answers that say nothing of what was done (已收悉, 正在处理): what is left of them without such phrases, marks and spaces is
/// too short to say anything.
/// </summary>
internal sealed class HollowAnswers
{
    /// <summary>What "修好了" has: the shortest answer that says something.</summary>
    private const int FewestCharacters = 3;

    private readonly string[] phrases;

    /// <param name="phrases">Phrases that say nothing.</param>
    public HollowAnswers(IEnumerable<string> phrases) =>
        // Longer ones go first, or a part of them would leave a rest that looks like words.
        this.phrases = [.. phrases.Select(Bare).Where(phrase => phrase.Length > 0).Distinct().OrderByDescending(phrase => phrase.Length)];

    public static HollowAnswers Load(string directory) =>
        new(YamlEntry.Load(new(directory, "city/hollow-answers.yaml")).WithKeys("phrases").TextsOrEmpty("phrases"));

    public bool IsHollow(string answer)
    {
        var rest = Bare(answer);
        foreach (var phrase in phrases)
            rest = rest.Replace(phrase, "", StringComparison.Ordinal);
        return rest.Length < FewestCharacters;
    }

    /// <summary>Letters and digits only, in one case.</summary>
    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
                bare.Append(char.ToLowerInvariant(letter));
        }
        return bare.ToString();
    }
}
