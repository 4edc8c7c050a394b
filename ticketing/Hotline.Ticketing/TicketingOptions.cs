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

    /// <summary>How often departments may return one ticket (退单) before its fallback owner must take it: 0 to 20, 2 by default.</summary>
    public int MaxReturns { get; init; } = 2;

    /// <summary>Code of the department that must take what nobody else can be given, where the district is unknown or returns it itself: the hotline by default.</summary>
    public string FallbackDepartment { get; init; } = "hotline";

    /// <summary>How often one round of a ticket may be extended: 0 to 20, 2 by default.</summary>
    public int MaxExtensions { get; init; } = 2;

    /// <summary>How many days one extension may have: 1 to 366, 30 by default.</summary>
    public int MaxExtensionDays { get; init; } = 30;

    /// <summary>How often the resident may be asked for something in one round: 0 to 20, 2 by default.</summary>
    public int MaxQuestions { get; init; } = 2;

    /// <summary>Calendar days that a resident has to answer: 1 to 60, 5 by default.</summary>
    public int AnswerDays { get; init; } = 5;

    /// <summary>Calendar days after which the resident is reminded, less than <see cref="AnswerDays"/>: 0 to 59, 2 by default.</summary>
    public int ReminderDays { get; init; } = 2;

    /// <summary>Attempts to reach a resident who cannot be reached, after which a ticket may be resolved without: 1 to 20, 3 by default.</summary>
    public int FailedContactsThatSuffice { get; init; } = 3;

    /// <summary>How often an operator calls a resident in vain about one round (回访) before it is recorded that they could not be asked: 1 to 20, 3 by default.</summary>
    public int MaxFollowUpCalls { get; init; } = 3;

    /// <summary>Rungs of the supervision ladder (督办): 1 to 10, 3 by default.</summary>
    public int SupervisionLevels { get; init; } = 3;

    /// <param name="section">The <c>Ticketing</c> section.</param>
    /// <exception cref="TicketingConfigurationException">A key has a value that is not allowed.</exception>
    public static TicketingOptions Read(IConfiguration section)
    {
        var usual = new TicketingOptions();
        var options = usual with
        {
            MaxUrgesPerDay = WholeNumber(section, nameof(MaxUrgesPerDay), usual.MaxUrgesPerDay, 1, 100),
            RoutingConfidence = section[nameof(RoutingConfidence)] is { } share ? Share(nameof(RoutingConfidence), share) : usual.RoutingConfidence,
            MaxReturns = WholeNumber(section, nameof(MaxReturns), usual.MaxReturns, 0, 20),
            FallbackDepartment = section[nameof(FallbackDepartment)] ?? usual.FallbackDepartment,
            MaxExtensions = WholeNumber(section, nameof(MaxExtensions), usual.MaxExtensions, 0, 20),
            MaxExtensionDays = WholeNumber(section, nameof(MaxExtensionDays), usual.MaxExtensionDays, 1, 366),
            MaxQuestions = WholeNumber(section, nameof(MaxQuestions), usual.MaxQuestions, 0, 20),
            AnswerDays = WholeNumber(section, nameof(AnswerDays), usual.AnswerDays, 1, 60),
            ReminderDays = WholeNumber(section, nameof(ReminderDays), usual.ReminderDays, 0, 59),
            FailedContactsThatSuffice = WholeNumber(section, nameof(FailedContactsThatSuffice), usual.FailedContactsThatSuffice, 1, 20),
            MaxFollowUpCalls = WholeNumber(section, nameof(MaxFollowUpCalls), usual.MaxFollowUpCalls, 1, 20),
            SupervisionLevels = WholeNumber(section, nameof(SupervisionLevels), usual.SupervisionLevels, 1, 10),
        };
        return options.ReminderDays < options.AnswerDays
            ? options
            : throw new TicketingConfigurationException(
                $"Ticketing:ReminderDays is '{options.ReminderDays}'; allowed: less than Ticketing:AnswerDays, which is '{options.AnswerDays}'.");
    }

    private static int WholeNumber(IConfiguration section, string key, int usual, int least, int most) =>
        section[key] is { } value ? WholeNumber(key, value, least, most) : usual;

    private static int WholeNumber(string key, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new TicketingConfigurationException($"Ticketing:{key} is '{value}'; allowed: a whole number from {least} to {most}.");

    private static double Share(string key, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1
            ? share
            : throw new TicketingConfigurationException($"Ticketing:{key} is '{value}'; allowed: a number from 0 to 1, such as 0.5.");
}
