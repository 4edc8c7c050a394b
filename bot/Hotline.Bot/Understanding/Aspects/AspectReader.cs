using Hotline.Bot.Understanding.Text;
using YamlDotNet.RepresentationModel;

namespace Hotline.Bot.Understanding.Aspects;

/// <summary>Reads questions that name no subject of their own, and so ask for a side of what was spoken of before.</summary>
internal sealed class AspectReader
{
    /// <summary>What is longer tells something of its own.</summary>
    private const int Longest = 80;

    /// <summary>What is longer tells a story.</summary>
    private const int LongestCircumstance = 20;

    /// <summary>What is longer is no question about what was just read.</summary>
    private const int LongestNaming = 40;

    /// <summary>Name of the side that says how long a service takes.</summary>
    public const string Duration = "time";

    /// <summary>Name of the side that says what to do.</summary>
    public const string Way = "how";

    /// <summary>Name of the side that says for whom a service is.</summary>
    private const string Conditions = "who";

    private readonly (string Words, Aspect? Aspect)[] _expressions;
    private readonly (string Words, Aspect? Aspect)[] _light;
    private readonly string[] _bare;
    private readonly string[] _asking;
    private readonly (string Word, string[] Said)[] _circumstances;

    /// <summary>Reads <c>aspects.yaml</c>.</summary>
    public AspectReader()
    {
        using var reader = EmbeddedText.Open("aspects.yaml");
        var stream = new YamlStream();
        stream.Load(reader);
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        _expressions =
        [
            .. List(root, "fillers").Select(words => (words, (Aspect?)null))
                .Concat(((YamlMappingNode)root["aspects"]).SelectMany(Expressions))
                .OrderByDescending(e => e.Item1.Length),
        ];
        _light = [.. _expressions.Concat(List(root, "light").Select(words => (words, (Aspect?)null))).OrderByDescending(e => e.Item1.Length)];
        _bare = List(root, "bare");
        _asking = List(root, "asking");
        var circumstances = (YamlMappingNode)root["circumstances"];
        _circumstances = [.. circumstances.Select(entry => ((YamlScalarNode)entry.Key).Value!).Select(word => (word, List(circumstances, word)))];
        Who = _expressions.Select(e => e.Aspect).OfType<Aspect>().First(a => a.Name == Conditions);
    }

    /// <summary>For whom a service is.</summary>
    public Aspect Who { get; }

    /// <summary>
    /// What a question tells of a person for whom it leaves out what is asked for ("我妈是外地户口，能办吗": 我妈是外地户口); null where it is none.
    /// </summary>
    /// <param name="folded">A normalised message.</param>
    public string? PersonIn(string folded)
    {
        var words = folded.Length > Longest ? "" : folded.ToLowerInvariant().TrimEnd(' ', '?', '.', '!', '。', '，', ',');
        return Array.Find(_bare, b => words.Length > b.Length && words.EndsWith(b, StringComparison.Ordinal)) is { } end ? words[..^end.Length] : null;
    }

    /// <summary>
    /// What a statement tells of a person and asks nothing ("我今年65了": 岁; "户口不在北京": 户口), as the word by which conditions speak of it;
    /// null where it is none.
    /// </summary>
    /// <param name="folded">A normalised message.</param>
    public string? CircumstanceIn(string folded)
    {
        if (folded.Length > LongestCircumstance || _asking.Any(a => folded.Contains(a, StringComparison.OrdinalIgnoreCase)))
            return null;
        return _circumstances.FirstOrDefault(c => c.Said.Any(said => folded.Contains(said, StringComparison.OrdinalIgnoreCase))).Word;
    }

    /// <summary>The sides that are asked for, in the order of the words; empty where the words name something of their own, or ask for no side.</summary>
    /// <param name="folded">A normalised message.</param>
    public IReadOnlyList<Aspect> Read(string folded)
    {
        if (folded.Length > Longest)
            return [];
        var pieces = new List<Piece>();
        foreach (var piece in Pieces(folded, _expressions))
        {
            if (!piece.IsKnown)
                return [];
            pieces.Add(piece);
        }

        return Sides(pieces);
    }

    /// <summary>The sides that are asked for beside whatever else the words name ("补办几天": how long it takes).</summary>
    /// <param name="folded">A normalised message.</param>
    public IReadOnlyList<Aspect> SidesIn(string folded) => folded.Length > LongestNaming ? [] : Sides(Pieces(folded, _expressions));

    /// <summary>
    /// What a short question names beside its question words ("谁上门评估": 上门评估), as the places of those characters; empty where it names
    /// nothing, or tells something of its own.
    /// </summary>
    /// <param name="folded">A normalised message.</param>
    public IReadOnlyList<int> NamedIn(string folded) => folded.Length > LongestNaming ? [] : [.. Pieces(folded, _light).Where(p => !p.IsKnown).Select(p => p.At)];

    private static IReadOnlyList<Aspect> Sides(IEnumerable<Piece> pieces) => [.. pieces.Select(p => p.Aspect).OfType<Aspect>().Distinct()];

    // The words from left to right: expressions, the longest first, and what stands between them character by character.
    private static IEnumerable<Piece> Pieces(string folded, (string Words, Aspect? Aspect)[] expressions)
    {
        var words = folded.ToLowerInvariant();
        for (var at = 0; at < words.Length;)
        {
            var (said, aspect) = Array.Find(expressions, e => StandsAt(words, at, e.Words));
            if (said is not null || (words[at] != ' ' && !Characters.IsPunctuation(words[at])))
                yield return new(at, said is not null, aspect);
            at += said?.Length ?? 1;
        }
    }

    // English words are found whole.
    private static bool StandsAt(string text, int at, string words)
    {
        var end = at + words.Length;
        return string.CompareOrdinal(text, at, words, 0, words.Length) == 0
            && (end == text.Length || !Characters.IsLatinWord(text[end - 1]) || !Characters.IsLatinWord(text[end]));
    }

    private static IEnumerable<(string Words, Aspect? Aspect)> Expressions(KeyValuePair<YamlNode, YamlNode> entry)
    {
        var lists = (YamlMappingNode)entry.Value;
        var aspect = new Aspect(((YamlScalarNode)entry.Key).Value!, List(lists, "headings"), List(lists, "lines"));
        return List(lists, "asked").Select(words => (words, (Aspect?)aspect));
    }

    private static string[] List(YamlMappingNode node, string name) => [.. ((YamlSequenceNode)node[name]).Select(n => ((YamlScalarNode)n).Value!)];

    private readonly record struct Piece(int At, bool IsKnown, Aspect? Aspect);
}
