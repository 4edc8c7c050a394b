using System.Security.Cryptography;
using System.Text;
using Hotline.Bot.Tickets;
using Hotline.Bot.Turns;
using Hotline.Bot.Understanding;
using Hotline.Host.Api.Keys;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Open311.Requests;

/// <summary>Makes a posted request a ticket like any other: understood, routed, with its clocks, committed before it is acknowledged.</summary>
internal sealed class ReportIntake(ITicketIntake intake, IUnderstanding understanding, ICityDirectory city, TimeProvider time)
{
    /// <summary>
    /// Opens the ticket. A client that posts the same report twice, because it heard no answer, gets the same ticket: everything it sent,
    /// words and place and person, is the same only then.
    /// </summary>
    /// <returns>Its number, and the number to call where the words speak of danger.</returns>
    public async Task<(TicketNumber Number, string? EmergencyNumber)> OpenAsync(
        ReportForm report, IReadOnlyList<string> files, KeyHolder client, CancellationToken cancellationToken)
    {
        var language = Open311Texts.Language;
        var heard = understanding.Understand(report.Description ?? "", language, time.GetUtcNow());
        var opened = await intake.OpenAsync(
            MatterOf(report, files, heard), ResidentOf(report, client, language), new(ActorRole.Resident), MarkOf(report, client), cancellationToken);
        return (opened.Number, heard.EmergencyNumber);
    }

    private Matter MatterOf(ReportForm report, IReadOnlyList<string> files, Understood heard) => new()
    {
        Description = DescriptionOf(report, heard),
        Kind = report.Kind ?? heard.Kind ?? TicketKind.Help,
        // The desk gives it its category's priority otherwise.
        Priority = heard.EmergencyNumber is null ? TicketPriority.General : TicketPriority.Critical,
        Category = report.Service.Code,
        CategoryConfidence = 1,
        Place = PlaceOf(report, heard),
        Attachments = [.. report.MediaUrls, .. files],
        IsConfidential = heard.WantsConfidentiality || heard.Kind == TicketKind.Report,
    };

    /// <summary>The resident's words; where there are none, what they chose. A telephone number that cannot be dialled as it stands is kept with them.</summary>
    private string DescriptionOf(ReportForm report, Understood heard)
    {
        var words = report.Description ?? (heard.Language == TicketTexts.English ? report.Service.EnglishName : report.Service.Name);
        return report.Phone is { } phone && PhoneOf(phone) is null ? words + "\n" + Open311Texts.Format("PhoneAsGiven", phone) : words;
    }

    private Place PlaceOf(ReportForm report, Understood heard)
    {
        var said = report.Address is { } address ? understanding.Understand(address, Open311Texts.Language, time.GetUtcNow()) : heard;
        // Where the words could mean several places, a person decides.
        var place = said.OtherPlaces.Count == 0 ? said.Place : Place.Unknown;
        place = Within(Within(place, report.AddressArea), report.District);
        return place with { Detail = report.Address ?? place.Detail, Latitude = report.Latitude, Longitude = report.Longitude };
    }

    /// <summary>What was chosen from a list counts more than what the words say, unless the words only say it more exactly.</summary>
    private Place Within(Place place, Area? chosen) => chosen switch
    {
        { Level: AreaLevel.District } when place.District != chosen.Code => new() { District = chosen.Code },
        { Level: AreaLevel.Street } when place.Street != chosen.Code => new() { District = chosen.Parent, Street = chosen.Code },
        { Level: AreaLevel.Community } => new() { District = city.FindArea(chosen.Parent!)!.Parent, Street = chosen.Parent, Community = chosen.Name },
        _ => place,
    };

    private Resident ResidentOf(ReportForm report, KeyHolder client, string language) => new()
    {
        ChannelId = Open311Channel.Id,
        UserId = Open311Channel.UserId(client.Name, report.Email ?? report.ClientId ?? report.Phone ?? ""),
        Phone = report.Phone is { } phone ? PhoneOf(phone) : null,
        Name = NameOf(report),
        Language = language,
    };

    private string? PhoneOf(string phone) => understanding.Understand(phone, null, time.GetUtcNow()).Phone;

    private static string? NameOf(ReportForm report) => (report.FirstName, report.LastName) switch
    {
        ({ } first, { } last) when char.IsAscii(last[0]) => $"{first} {last}",
        ({ } first, { } last) => last + first,
        var (first, last) => first ?? last,
    };

    private static RequestMark MarkOf(ReportForm report, KeyHolder client)
    {
        string?[] parts =
        [
            report.Service.Code, $"{report.Latitude:R}", $"{report.Longitude:R}", report.Address, report.AddressArea?.Code, report.Description, report.Email,
            report.Phone, report.FirstName, report.LastName, report.ClientId, report.Kind?.ToString(), report.District?.Code, .. report.MediaUrls,
        ];
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));
        return new(Open311Channel.Id + ":" + client.Name, hash, hash);
    }
}
