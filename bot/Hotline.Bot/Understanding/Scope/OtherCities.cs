using Hotline.Bot.Understanding.Text;
using YamlDotNet.RepresentationModel;

namespace Hotline.Bot.Understanding.Scope;

/// <summary>Cities outside, with the area codes under which their own hotlines are reached, from <c>area-codes.yaml</c>.</summary>
internal sealed class OtherCities
{
    private readonly List<(string Name, OtherCity City)> names = [];

    public OtherCities()
    {
        using var reader = EmbeddedText.Open("area-codes.yaml");
        var stream = new YamlStream();
        stream.Load(reader);
        foreach (var (code, node) in (YamlMappingNode)stream.Documents[0].RootNode)
        {
            string[] all = [.. ((YamlSequenceNode)node).Select(n => ((YamlScalarNode)n).Value!)];
            var city = new OtherCity(all[0], all[1], ((YamlScalarNode)code).Value!);
            names.AddRange(all.Select(name => (name, city)));
        }
    }

    /// <summary>The one that <paramref name="words"/> name first; null where they name none whose area code is known.</summary>
    public OtherCity? In(string words)
    {
        (OtherCity? first, var at) = (null, int.MaxValue);
        foreach (var (name, city) in names)
        {
            if (words.IndexOf(name, StringComparison.OrdinalIgnoreCase) is >= 0 and var found && found < at)
                (first, at) = (city, found);
        }

        return first;
    }
}

/// <summary>A city outside.</summary>
/// <param name="Chinese">Its name in Chinese.</param>
/// <param name="English">Its name in English.</param>
/// <param name="AreaCode">With the leading zero, as it is dialled in China.</param>
internal sealed record OtherCity(string Chinese, string English, string AreaCode);
