using Hotline.Bot.Understanding.Expressions;
using Hotline.Bot.Understanding.Text;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Understanding.Places;

/// <summary>Reads the place of a matter from a resident's own words.</summary>
internal sealed class AddressParser
{
    private readonly PlaceWords _words = new();
    private readonly ExpressionSet _corrections = ExpressionSet.Load("corrections.yaml");
    private readonly int _correctsAlone;
    private readonly MentionFinder _finder;
    private readonly PlaceResolver _resolver;
    private readonly DetailReader _details;

    public AddressParser(ICityDirectory city, Normaliser normaliser)
    {
        _correctsAlone = _corrections.IndexOf("Alone");
        var index = new AreaIndex(city, _words, normaliser);
        _finder = new MentionFinder(index, _words);
        _resolver = new PlaceResolver(index);
        _details = new DetailReader(_words);
    }

    /// <summary>The place, with everything that it could also mean.</summary>
    public AddressReading Parse(Message message)
    {
        var mentions = _finder.Find(message);
        var hasNegated = mentions.Exists(mention => mention.IsNegated);
        var isCorrection = hasNegated || Corrects(message, mentions.Count > 0);
        mentions.RemoveAll(mention => mention.IsNegated);
        var start = AfterLead(message, mentions);
        mentions.RemoveAll(mention => mention.Start < start);
        var areas = _resolver.Resolve(mentions);
        if (areas.Count == 0)
        {
            var alone = hasNegated ? null : Detail(message, null);
            return new AddressReading(alone is null ? Place.Unknown : new Place { Detail = alone }, [], isCorrection);
        }

        // What was said of another area stays among the words.
        mentions.RemoveAll(mention => !_resolver.Agrees(mention, areas[0]));
        var detail = Detail(message, mentions);
        return new AddressReading(
            _resolver.PlaceOf(areas[0], detail),
            [.. areas.Skip(1).Select(area => _resolver.PlaceOf(area, detail))],
            isCorrection);
    }

    private string? Detail(Message message, List<AreaMention>? mentions)
    {
        if (message.Language == LanguageDetector.English)
            return EnglishDetailReader.Read(message, mentions);
        return mentions is null ? _details.Alone(message) : _details.Around(message, mentions[0].Start, LastOfFirstGroup(mentions));
    }

    // Areas said together are one address; one said much later belongs to something else.
    private static AreaMention LastOfFirstGroup(List<AreaMention> mentions)
    {
        var last = mentions[0];
        foreach (var mention in mentions.Skip(1))
        {
            if (mention.Start - last.End > 2)
                break;
            last = mention;
        }

        return last;
    }

    private bool Corrects(Message message, bool namesArea) =>
        _corrections.Find(message).Exists(match => namesArea || _corrections.Expressions[match.Expression].Group == _correctsAlone);

    // "我说的望京应该是酒仙桥": what follows the lead counts, if it names an area.
    private int AfterLead(Message message, List<AreaMention> mentions)
    {
        foreach (var lead in _words.Leads)
        {
            var at = message.Folded.LastIndexOf(lead, StringComparison.Ordinal);
            if (at >= 0 && mentions.Exists(mention => mention.Start >= at))
                return at;
        }

        return 0;
    }
}
