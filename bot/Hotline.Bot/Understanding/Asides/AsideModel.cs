using Hotline.Bot.Understanding.Text;
using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Routing.Learned;
using YamlDotNet.RepresentationModel;

namespace Hotline.Bot.Understanding.Asides;

/// <summary>
/// Tells what people ask of another assistant (a song, the weather, a lamp) from what is a city's business, by the letters of the whole
/// message. It is learned a little after the service is up, or when it is first asked before that: from the phrases of <c>asides.yaml</c>, from how
/// residents ask for the articles and from the phrases of the city's categories.
/// </summary>
internal sealed class AsideModel : IAsides
{
    private const string Aside = "aside";
    private const string Matter = "matter";
    private const string File = "asides.yaml";

    // A phrase of ours stands for so many ways to say it; more of them teach nothing new.
    private const int WaysAPhrase = 12;
    private const int Seed = 20261129;

    private readonly Lazy<RoutingModel> _model;
    private readonly ICityDirectory _city;

    /// <param name="city">The city's categories.</param>
    /// <param name="articles">Reads what is answered, when the model is learned; none where there is no knowledge base.</param>
    public AsideModel(ICityDirectory city, Func<IReadOnlyList<Article>> articles)
    {
        _city = city;
        _model = new(() => RoutingTrainer.Train(Examples(city, articles()), CancellationToken.None));
    }

    /// <inheritdoc/>
    public IEnumerable<string> Sayings
    {
        get
        {
            var root = Read();
            return Words(root).Values.SelectMany(forms => forms).Concat(Scalars(root["asides"])).Concat(Scalars(root["matters"])).Concat(Phrases(_city));
        }
    }

    /// <summary>Learns, unless that is done; whoever asks meanwhile waits for it.</summary>
    public void Learn() => _ = _model.Value;

    /// <summary>The probability, 0 to 1, that the message is none of a city's business, as far as our own phrases tell.</summary>
    public double Probability(ReadOnlySpan<char> question)
    {
        var reading = _model.Value.Classify(question);
        return reading.Label == Aside ? reading.Confidence : 1 - reading.Confidence;
    }

    private static List<LabelledMessage> Examples(ICityDirectory city, IReadOnlyList<Article> articles)
    {
        var root = Read();
        var random = new Random(Seed);
        var sampled = new SampledPhrase(Words(root));
        IEnumerable<string> Ways(string list) => Scalars(root[list]).SelectMany(phrase => Enumerable.Range(0, WaysAPhrase).Select(_ => sampled.Say(phrase, random)));
        var matters = Ways("matters")
            .Concat(articles.Where(a => a.Language == LanguageDetector.Chinese).SelectMany(a => a.AskedAs.Append(a.Title)))
            .Concat(Phrases(city));
        return [.. Ways("asides").Distinct().Select(text => new LabelledMessage(text, Aside)), .. matters.Distinct().Select(text => new LabelledMessage(text, Matter))];
    }

    private static IEnumerable<string> Phrases(ICityDirectory city) => city.Categories.SelectMany(category => category.Phrases.Append(category.Name));

    private static Dictionary<string, string[]> Words(YamlMappingNode root) => ((YamlMappingNode)root["words"]).ToDictionary(c => Scalar(c.Key), c => Scalars(c.Value));

    private static YamlMappingNode Read()
    {
        using var reader = EmbeddedText.Open(File);
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static string[] Scalars(YamlNode list) => [.. ((YamlSequenceNode)list).Select(Scalar)];

    private static string Scalar(YamlNode node) => ((YamlScalarNode)node).Value ?? "";
}
