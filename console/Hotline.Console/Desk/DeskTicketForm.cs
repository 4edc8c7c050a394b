using System.Diagnostics.CodeAnalysis;
using Hotline.Bot.Handoff;
using Hotline.Console.Access;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;
using Microsoft.AspNetCore.Http;

namespace Hotline.Console.Desk;

/// <summary>Reads the form by which an operator opens a ticket.</summary>
internal sealed class DeskTicketForm(ICityDirectory city)
{
    private const int MaxDescription = 4000;
    private const int MaxShort = 200;
    private const int MaxFiles = 20;

    public bool TryRead(IFormCollection form, [NotNullWhen(true)] out Matter? matter, [NotNullWhen(true)] out DeskContact? contact)
    {
        (matter, contact) = (null, null);
        var description = form["description"].ToString().ReplaceLineEndings("\n").Trim();
        var category = Empty(form["category"]) is { } code ? city.FindCategory(code) : null;
        var area = Empty(form["area"]) is { } areaCode ? city.FindArea(areaCode) : null;
        if (description.Length is 0 or > MaxDescription || !Enum.TryParse<TicketKind>(form["kind"], out var kind) || !Enum.IsDefined(kind)
            || form["detail"].ToString().Length > MaxShort || form["name"].ToString().Length > MaxShort)
            return false;
        string? phone = null;
        if (Empty(form["phone"]) is { } written && (phone = Telephone.Normalise(written)) is null)
            return false;
        matter = new()
        {
            Description = description,
            Kind = kind,
            Category = category?.Code,
            CategoryConfidence = category is null ? 0 : 1,
            Place = PlaceOf(area, Empty(form["detail"])),
            Attachments = [.. form["file"].OfType<string>().Where(f => f.StartsWith("/files/", StringComparison.Ordinal) && f.Length < MaxShort).Take(MaxFiles)],
            IsConfidential = kind == TicketKind.Report,
        };
        contact = new(Empty(form["name"]), phone);
        return true;
    }

    private static Place PlaceOf(Area? area, string? detail) => area?.Level switch
    {
        AreaLevel.District => new() { District = area.Code, Detail = detail },
        AreaLevel.Street => new() { District = area.Parent, Street = area.Code, Detail = detail },
        AreaLevel.Community or null => new() { Detail = detail },
    };

    private static string? Empty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
