using System.Globalization;
using Hotline.Bot.Understanding.Text;
using YamlDotNet.RepresentationModel;

namespace Hotline.Bot.Understanding.Expressions;

/// <summary>
/// Reads an embedded file of expressions. <c>gap</c> is the most characters that … stands for. <c>words</c> names classes of
/// words. <c>groups</c> holds, for each group, lists of expressions under a key that says how they count: a weight ("2.5"),
/// a mode and a weight ("only 3", "starts 2", "opens 0", "ends 1"), or "never".
/// In an expression … is a gap, + joins two pieces without one; the rest is read by <see cref="PieceParser"/>. Pieces are found one
/// by one, so that + also spares writing out every combination.
/// </summary>
internal sealed class ExpressionFile
{
    /// <summary>Reads the file with this name.</summary>
    /// <exception cref="InvalidOperationException">It breaks the form above.</exception>
    public ExpressionFile(string name)
    {
        using var reader = EmbeddedText.Open(name);
        var stream = new YamlStream();
        stream.Load(reader);
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        var gap = int.Parse(Scalar(root["gap"]), CultureInfo.InvariantCulture);
        var words = new Dictionary<string, string[]>();
        var parser = new PieceParser(words);
        if (root.Children.TryGetValue("words", out var classes))
        {
            foreach (var (key, list) in (YamlMappingNode)classes)
                words[Scalar(key)] = [.. Scalars(list).SelectMany(parser.Parse)];
        }

        foreach (var (group, lists) in (YamlMappingNode)root["groups"])
        {
            foreach (var (key, list) in (YamlMappingNode)lists)
            {
                var (mode, weight) = ReadKey(Scalar(key), name);
                foreach (var expression in Scalars(list))
                    Lines.Add(new Line(
                        Scalar(group),
                        mode,
                        weight,
                        [.. expression.Split('…', '+').Select(parser.Parse)],
                        [.. expression.Where(c => c is '…' or '+').Select(c => c == '+' ? 0 : gap)]));
            }
        }
    }

    /// <summary>The expressions in order.</summary>
    public List<Line> Lines { get; } = [];

    private static (ExpressionMode Mode, double Weight) ReadKey(string key, string file) => key.Split(' ') switch
    {
        ["never"] => (ExpressionMode.Never, 0),
        ["only", var weight] => (ExpressionMode.Only, Number(weight)),
        ["ends", var weight] => (ExpressionMode.Ends, Number(weight)),
        ["opens", var weight] => (ExpressionMode.Opens, Number(weight)),
        ["starts", var weight] => (ExpressionMode.Starts, Number(weight)),
        [var weight] => (ExpressionMode.Anywhere, Number(weight)),
        _ => throw new InvalidOperationException($"{file}: '{key}' is no mode and weight."),
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Scalar(YamlNode node) => ((YamlScalarNode)node).Value ?? "";

    private static IEnumerable<string> Scalars(YamlNode list) => ((YamlSequenceNode)list).Select(Scalar);

    /// <summary>An expression as it was read; each piece is the list of its forms.</summary>
    internal sealed record Line(string Group, ExpressionMode Mode, double Weight, IReadOnlyList<string[]> Pieces, int[] Gaps);
}
