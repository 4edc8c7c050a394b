using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Hotline.Ticketing.Reporting;

/// <summary>How a city counts.</summary>
public sealed record FiguresOptions
{
    /// <summary>What 基本满意 counts among the satisfied: 0 to 1, 1 by default.</summary>
    public double WeightOfBasicallySatisfied { get; init; } = 1;

    /// <summary>True where residents who could not be reached are in the denominator of the three rates; false by default.</summary>
    public bool CountsUnreachable { get; init; }

    /// <summary>Weight of 响应率 in the composite: 0 to 1, 0.2 by default. The three weights add up to 1.</summary>
    public double WeightOfContacted { get; init; } = 0.2;

    /// <summary>Weight of 解决率: 0 to 1, 0.4 by default.</summary>
    public double WeightOfSolved { get; init; } = 0.4;

    /// <summary>Weight of 满意率: 0 to 1, 0.4 by default.</summary>
    public double WeightOfSatisfied { get; init; } = 0.4;

    /// <summary>With fewer valid follow-ups nobody is ranked, because the figures say too little: 1 to 10,000, 5 by default.</summary>
    public int FewestToRank { get; init; } = 5;

    /// <param name="section">The <c>Ticketing:Figures</c> section.</param>
    /// <exception cref="TicketingConfigurationException">A key has a value that is not allowed.</exception>
    internal static FiguresOptions Read(IConfiguration section)
    {
        var usual = new FiguresOptions();
        var options = usual with
        {
            WeightOfBasicallySatisfied = Share(section, nameof(WeightOfBasicallySatisfied), usual.WeightOfBasicallySatisfied),
            CountsUnreachable = Flag(section, nameof(CountsUnreachable), usual.CountsUnreachable),
            WeightOfContacted = Share(section, nameof(WeightOfContacted), usual.WeightOfContacted),
            WeightOfSolved = Share(section, nameof(WeightOfSolved), usual.WeightOfSolved),
            WeightOfSatisfied = Share(section, nameof(WeightOfSatisfied), usual.WeightOfSatisfied),
            FewestToRank = Count(section, nameof(FewestToRank), usual.FewestToRank),
        };
        return Math.Abs(options.WeightOfContacted + options.WeightOfSolved + options.WeightOfSatisfied - 1) < 1e-9
            ? options
            : throw new TicketingConfigurationException(
                "Ticketing:Figures: WeightOfContacted, WeightOfSolved and WeightOfSatisfied do not add up to 1; give all three.");
    }

    private static double Share(IConfiguration section, string key, double usual) => section[key] is not { } value
        ? usual
        : double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1
            ? share
            : throw Wrong(key, value, "a number from 0 to 1, such as 0.5");

    private static bool Flag(IConfiguration section, string key, bool usual) => section[key] is not { } value
        ? usual
        : bool.TryParse(value, out var flag) ? flag : throw Wrong(key, value, "true, false");

    private static int Count(IConfiguration section, string key, int usual) => section[key] is not { } value
        ? usual
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 10_000
            ? count
            : throw Wrong(key, value, "a whole number from 1 to 10000");

    private static TicketingConfigurationException Wrong(string key, string value, string allowed) =>
        new($"Ticketing:Figures:{key} is '{value}'; allowed: {allowed}.");
}
