using Hotline.Host.Open311.Wire;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Open311.Catalogue;

/// <summary>The city's categories as services: each leaf of the tree is one, its root is the group.</summary>
internal sealed class ServiceCatalogue(ICityDirectory city, TicketTexts texts)
{
    /// <summary>Enough to be found by; the expressions of a category are many.</summary>
    private const int MostKeywords = 12;

    /// <summary>A matter whose request is answered at once with its number.</summary>
    private const string Realtime = "realtime";

    /// <summary>The kind of request, as an attribute; optional, told from the words where it is left out.</summary>
    public const string KindAttribute = "kind";

    /// <summary>The district, as an attribute; optional, but a point alone does not tell it, and without it a person has to route the matter.</summary>
    public const string DistrictAttribute = "district";

    /// <summary>Kinds that may be posted. Reports of wrongdoing keep to channels that do not publish.</summary>
    public static readonly IReadOnlyList<TicketKind> Kinds = [TicketKind.Help, TicketKind.Complaint, TicketKind.Suggestion, TicketKind.Inquiry];

    public IReadOnlyList<ServiceDocument> List() => [.. city.Categories.Where(IsService).Select(Service)];

    /// <summary>The category behind a service code, or null.</summary>
    public Category? Find(string code) => city.FindCategory(code) is { } category && IsService(category) ? category : null;

    public DefinitionDocument Define(Category category)
    {
        List<AttributeDocument> attributes = [Kind()];
        if (category.NeedsPlace)
            attributes.Add(District());
        return new(category.Code, attributes);
    }

    private static bool IsService(Category category) => category.Parent is not null;

    private ServiceDocument Service(Category category)
    {
        var language = Open311Texts.Language;
        var name = texts.Category(category.Code, language);
        var group = texts.Category(category.Parent!, language);
        return new(category.Code, name, Open311Texts.Format("ServiceDescription", group, name), Metadata: true, Realtime,
            string.Join(',', category.Phrases.Where(p => IsEnglish(p) == (language == "en")).Take(MostKeywords)), group);
    }

    private static AttributeDocument Kind() => new(
        Variable: true, KindAttribute, "singlevaluelist", Required: false, Open311Texts.Format("ChooseOne"), Order: 1, Open311Texts.Format("KindAsked"),
        [.. Kinds.Select(k => new AttributeValueDocument(k.ToString(), TicketTexts.Of(k, Open311Texts.Language)))]);

    private AttributeDocument District() => new(
        Variable: true, DistrictAttribute, "singlevaluelist", Required: false, Open311Texts.Format("ChooseOne"), Order: 2, Open311Texts.Format("DistrictAsked"),
        [.. city.Areas.Where(a => a.Level == AreaLevel.District).Select(a => new AttributeValueDocument(a.Code, texts.Area(a.Code, Open311Texts.Language)))]);

    private static bool IsEnglish(string phrase) => char.IsAscii(phrase[0]);
}
