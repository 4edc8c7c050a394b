using System.Globalization;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Understanding.Numbers;

/// <summary>Finds a ticket number by its length and check digit.</summary>
internal sealed class TicketNumberParser(ITicketDesk desk)
{
    // Nine hundred million tickets; anything longer is an account or an identity card, of which one in ten has a fitting check digit.
    private const int MaximumDigits = 10;

    /// <summary>The first well-formed number and the run it stands in, or null.</summary>
    /// <param name="runs">The message's digits.</param>
    /// <param name="except">A run that is something else (a telephone number), or null.</param>
    public (TicketNumber Number, DigitRun Run)? Find(List<DigitRun> runs, DigitRun? except)
    {
        foreach (var run in runs)
        {
            if (run == except)
                continue;
            if (WellFormed(run.Digits) is { } whole)
                return (whole, run);
            foreach (var group in run.Groups)
            {
                if (WellFormed(group) is { } number)
                    return (number, run);
            }
        }

        return null;
    }

    private TicketNumber? WellFormed(string digits)
    {
        if (digits.Length > MaximumDigits || digits[0] == '0')
            return null;
        var number = new TicketNumber(long.Parse(digits, CultureInfo.InvariantCulture));
        return desk.IsWellFormed(number) ? number : null;
    }
}
