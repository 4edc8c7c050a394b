using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Hotline.Ticketing;

/// <summary>What a city sets about its tickets, besides its files.</summary>
internal sealed record TicketingOptions
{
    /// <summary>How often a resident may urge one ticket on one calendar day of the city: 1 to 100, 3 by default.</summary>
    public int MaxUrgesPerDay { get; init; } = 3;

    /// <summary>Confidence of the category from which a ticket is sent without a person's decision: 0 to 1, 0.5 by default.</summary>
    public double RoutingConfidence { get; init; } = 0.5;

    /// <param name="section">The <c>Ticketing</c> section.</param>
    /// <exception cref="TicketingConfigurationException">A key has a value that is not allowed.</exception>
    public static TicketingOptions Read(IConfiguration section)
    {
        var options = new TicketingOptions();
        return options with
        {
            MaxUrgesPerDay = section[nameof(MaxUrgesPerDay)] is { } urges ? WholeNumber(nameof(MaxUrgesPerDay), urges, 1, 100) : options.MaxUrgesPerDay,
            RoutingConfidence = section[nameof(RoutingConfidence)] is { } share ? Share(nameof(RoutingConfidence), share) : options.RoutingConfidence,
        };
    }

    private static int WholeNumber(string key, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new TicketingConfigurationException($"Ticketing:{key} is '{value}'; allowed: a whole number from {least} to {most}.");

    private static double Share(string key, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1
            ? share
            : throw new TicketingConfigurationException($"Ticketing:{key} is '{value}'; allowed: a number from 0 to 1, such as 0.5.");
}
