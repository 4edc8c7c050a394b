using System.Globalization;
using Hotline.Ticketing.Tickets;
using Microsoft.AspNetCore.Http;

namespace Hotline.Console.Tickets;

/// <summary>An action's form as it was sent; the ticket's own rules say what is missing or too long.</summary>
internal sealed class ActionForm(IFormCollection form, IReadOnlyList<string> files)
{
    /// <summary>Paths of the files that came with it, stored already.</summary>
    public IReadOnlyList<string> Files => files;

    public string Text(string name) => form[name].ToString().ReplaceLineEndings("\n").Trim();

    public string? Optional(string name) => Text(name) is { Length: > 0 } text ? text : null;

    public bool Check(string name) => form[name].Count > 0;

    public int Number(string name) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public IReadOnlyList<string> Many(string name) => [.. form[name].OfType<string>().Where(v => v.Length > 0).Distinct()];

    public T? One<T>(string name)
        where T : struct, Enum
        => Enum.TryParse<T>(Text(name), out var value) && Enum.IsDefined(value) ? value : null;

    public TicketNumber? Ticket(string name)
        => long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new(number) : null;
}
