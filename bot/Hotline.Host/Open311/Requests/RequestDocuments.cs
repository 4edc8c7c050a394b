using Hotline.Host.Open311.Wire;
using Hotline.Storage.Reading;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Texts;

namespace Hotline.Host.Open311.Requests;

/// <summary>
/// What is told of a ticket. To everybody: the matter's category, its area, how it stands and by when; the resident's words, the exact
/// place, pictures and the answer may hold personal data, and go to the application that posted the request alone.
/// </summary>
internal sealed class RequestDocuments(TicketTexts texts, ICityDirectory city)
{
    /// <summary>Decimals of a degree that are told to everybody: about a hundred metres, a block and not a door.</summary>
    private const int PublicDecimals = 3;

    /// <summary>Statuses of the specification: nothing more is done about a closed request.</summary>
    public const string Open = "open", Closed = "closed";

    /// <param name="found">A public ticket.</param>
    /// <param name="client">The application that asks, by the name of its key; null: it showed none.</param>
    public RequestDocument Of(PublicTicket found, string? client)
    {
        var (ticket, language) = (found.Ticket, Open311Texts.Language);
        var own = client is not null && Open311Channel.IsFrom(ticket, client);
        var place = ticket.Matter.Place;
        return new()
        {
            ServiceRequestId = ticket.Number.ToString(),
            Status = ticket.IsAwaited ? Open : Closed,
            StatusNotes = own && (ticket.Answer ?? ticket.ResolvedWithMaster?.Answer) is { } answer ? answer : TicketTexts.Of(ticket.Status, language),
            ServiceName = texts.Category(ticket.Matter.Category!, language),
            ServiceCode = ticket.Matter.Category!,
            Description = own ? ticket.Matter.Description : null,
            AgencyResponsible = ticket.Department is { } department ? texts.Department(department, language) : null,
            RequestedDatetime = ToSecond(ticket.OpenedAt),
            UpdatedDatetime = ToSecond(found.UpdatedAt),
            ExpectedDatetime = ticket.Clocks.LastOrDefault(c => c.Kind == ClockKind.Resolution) is { } clock ? ToSecond(clock.DeadlineAt) : null,
            Address = own && place.Detail is { } detail ? detail : AreasOf(place, language),
            AddressId = place.Street ?? place.District,
            Lat = own ? place.Latitude : Rounded(place.Latitude),
            Long = own ? place.Longitude : Rounded(place.Longitude),
            MediaUrl = own ? ticket.Matter.Attachments.FirstOrDefault(a => a.StartsWith("http", StringComparison.Ordinal)) : null,
        };
    }

    /// <summary>From the most specific to the most general, as the specification asks.</summary>
    private string? AreasOf(Place place, string language)
    {
        List<string> areas = [.. new[] { place.Street, place.District }.OfType<string>().Select(code => texts.Area(code, language))];
        if (areas.Count == 0)
            return null;
        areas.Add(language == TicketTexts.English ? city.CityEnglishName : city.CityName);
        return string.Join(", ", areas);
    }

    private static double? Rounded(double? degrees) => degrees is { } value ? Math.Round(value, PublicDecimals) : null;

    private static DateTimeOffset ToSecond(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
