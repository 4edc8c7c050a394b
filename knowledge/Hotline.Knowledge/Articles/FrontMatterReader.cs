using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Hotline.Knowledge.Articles;

/// <summary>
/// Reads YAML front matter: one mapping of texts and of lists of texts. It takes the parser's events, which know their lines
/// and which cost a start a tenth of what deserialising into types does.
/// </summary>
internal static class FrontMatterReader
{
    /// <param name="yaml">What stands between the two <c>---</c>.</param>
    /// <param name="firstLine">Line of the file on which <paramref name="yaml"/> begins.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static FrontMatter Read(string yaml, int firstLine, ProblemList problems)
    {
        var values = new Dictionary<string, FrontMatterValue>();
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _) || !parser.TryConsume<MappingStart>(out _))
            {
                problems.Add(firstLine, null, "NotAMapping");
                return FrontMatter.Unreadable;
            }

            while (!parser.TryConsume<MappingEnd>(out _))
                ReadPair(parser, firstLine, values, problems);
        }
        catch (YamlException exception)
        {
            // The inner message is the parser's bare reason; the outer one repeats positions within the excerpt.
            problems.Add(firstLine + LineOf(exception.Start), null, "Yaml", (exception.InnerException ?? exception).Message);
            return new FrontMatter(values, IsWhole: false);
        }

        return new FrontMatter(values, IsWhole: true);
    }

    private static void ReadPair(Parser parser, int firstLine, Dictionary<string, FrontMatterValue> values, ProblemList problems)
    {
        if (!parser.TryConsume<Scalar>(out var key))
        {
            problems.Add(firstLine + LineOf(parser.Current!.Start), null, "NotAMapping");
            parser.SkipThisAndNestedEvents();
            parser.SkipThisAndNestedEvents();
            return;
        }

        var value = ReadValue(parser, key.Value, firstLine, firstLine + LineOf(key.Start), problems);
        if (values.TryGetValue(key.Value, out var earlier))
            problems.Add(value.Line, key.Value, "DuplicateKey", earlier.Line);
        else
            values.Add(key.Value, value);
    }

    private static FrontMatterValue ReadValue(Parser parser, string key, int firstLine, int line, ProblemList problems)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
            return new FrontMatterValue(line, scalar.Value.Trim(), null);
        if (!parser.TryConsume<SequenceStart>(out _))
        {
            parser.SkipThisAndNestedEvents();
            return new FrontMatterValue(line, null, null);
        }

        var items = new List<FrontMatterItem>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            var itemLine = firstLine + LineOf(parser.Current!.Start);
            if (parser.TryConsume<Scalar>(out var item))
            {
                items.Add(new FrontMatterItem(itemLine, item.Value.Trim()));
            }
            else
            {
                problems.Add(itemLine, key, "TextWanted");
                parser.SkipThisAndNestedEvents();
            }
        }

        return new FrontMatterValue(line, null, items);
    }

    private static int LineOf(in Mark mark) => (int)Math.Max(0, mark.Line - 1);
}
