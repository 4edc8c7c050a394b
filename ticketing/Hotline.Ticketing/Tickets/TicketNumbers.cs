using System.Numerics;

namespace Hotline.Ticketing.Tickets;

/// <summary>
/// Ticket numbers: a scrambled sequence number without a leading zero, and a check digit. The first nine million have eight
/// digits, the next ninety million nine, and so on. Scrambling is a fixed permutation, so that no number comes twice, that neighbours do
/// not look alike when misheard, and that nobody counts a city's complaints; it keeps nothing secret.
/// </summary>
internal static class TicketNumbers
{
    private const long SmallestBody = 1_000_000;
    private const long LargestBody = 10_000_000_000_000_000;
    private const int Rounds = 4;

    /// <param name="sequence">From 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1, or more than a number of 17 digits can hold.</exception>
    public static TicketNumber For(long sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        var index = sequence - 1;
        var smallest = SmallestBody;
        while (index >= 9 * smallest)
        {
            index -= 9 * smallest;
            smallest *= 10;
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(smallest, LargestBody, nameof(sequence));
        }
        var body = smallest + Scramble(index, 9 * smallest);
        return new(body * 10 + DammCheckDigit.Of(body));
    }

    public static bool IsWellFormed(TicketNumber number) =>
        number.Value / 10 is >= SmallestBody and < LargestBody && DammCheckDigit.Of(number.Value) == 0;

    /// <summary>A permutation of 0 to <paramref name="size"/> - 1: a Feistel network, walked until it lands in the range again.</summary>
    private static long Scramble(long index, long size)
    {
        var halfBits = (BitOperations.Log2((ulong)(size - 1)) + 2) / 2;
        var mask = (1UL << halfBits) - 1;
        var value = (ulong)index;
        do
        {
            var (left, right) = (value >> halfBits, value & mask);
            for (var round = 1UL; round <= Rounds; round++)
                (left, right) = (right, left ^ (Mix(right + (round << 56)) & mask));
            value = (left << halfBits) | right;
        }
        while (value >= (ulong)size);
        return (long)value;
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit of the input reaches every bit of the output.</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
