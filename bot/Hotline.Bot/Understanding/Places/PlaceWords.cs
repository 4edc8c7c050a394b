using Hotline.Bot.Understanding.Expressions;
using Hotline.Bot.Understanding.Text;
using YamlDotNet.RepresentationModel;

namespace Hotline.Bot.Understanding.Places;

/// <summary>The words around places, from <c>places.yaml</c>; what each list is for stands there.</summary>
internal sealed class PlaceWords
{
    private readonly YamlMappingNode _root;

    public PlaceWords()
    {
        using var reader = EmbeddedText.Open("places.yaml");
        var stream = new YamlStream();
        stream.Load(reader);
        _root = (YamlMappingNode)stream.Documents[0].RootNode;
        Ordinary = [.. List("ordinary")];
        Doubtful = [.. List("doubtful")];
        Never = List("never");
        Roads = LongestFirst("roads");
        Before = LongestFirst("before");
        Counters = LongestFirst("counters");
        Joining = LongestFirst("joining");
        Negates = LongestFirst("negates");
        NegatesAfter = LongestFirst("negatesAfter");
        Leads = LongestFirst("leads");
        Bound = LongestFirst("bound");
        NamedAfter = new AhoCorasick(List("namedAfter"));
        Telling = [.. List("telling").Select(character => character[0])];
        Aliases = ((YamlMappingNode)_root["aliases"]).ToLookup(pair => ((YamlScalarNode)pair.Value).Value!, pair => ((YamlScalarNode)pair.Key).Value!);
        Locators = new AhoCorasick(List("locators"));
        LongLocators = [.. LongestFirst("locators").Where(word => word.Length > 1)];
        Matters = new AhoCorasick(List("matters"));
    }

    public HashSet<string> Ordinary { get; }

    public HashSet<string> Doubtful { get; }

    public string[] Never { get; }

    public string[] Roads { get; }

    public string[] Before { get; }

    public string[] Counters { get; }

    public string[] Joining { get; }

    public string[] Bound { get; }

    /// <summary>What is said before the name of a shop, a firm or the like.</summary>
    public AhoCorasick NamedAfter { get; }

    public HashSet<char> Telling { get; }

    /// <summary>Further names of an area, by its name.</summary>
    public ILookup<string, string> Aliases { get; }

    public string[] Negates { get; }

    public string[] NegatesAfter { get; }

    public string[] Leads { get; }

    public AhoCorasick Locators { get; }

    /// <summary>Those of more than one character, longest first.</summary>
    public string[] LongLocators { get; }

    public AhoCorasick Matters { get; }

    /// <summary>True for what may stand between two areas of one address.</summary>
    public static bool Joins(char between) => between is '的' or ',' or ' ' or '、';

    /// <summary>The word of the list at the beginning of the text, longest first, or null.</summary>
    public static string? AtStart(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word))
                return word;
        }

        return null;
    }

    /// <summary>The word of the list at the end of the text, longest first, or null.</summary>
    public static string? AtEnd(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word))
                return word;
        }

        return null;
    }

    private string[] List(string name) => [.. ((YamlSequenceNode)_root[name]).Select(node => ((YamlScalarNode)node).Value!)];

    private string[] LongestFirst(string name) => [.. List(name).OrderByDescending(word => word.Length)];
}
