namespace Hotline.Ticketing.Tickets;

/// <summary>
/// Damm's check digit (H. Michael Damm, 2004): notices every single wrong digit and every swap of two neighbours. Over a number
/// that ends with its own check digit it gives 0.
/// </summary>
internal static class DammCheckDigit
{
    private static ReadOnlySpan<byte> Table =>
    [
        0, 3, 1, 7, 5, 9, 8, 6, 4, 2,
        7, 0, 9, 2, 1, 5, 4, 8, 6, 3,
        4, 2, 0, 6, 8, 7, 1, 3, 5, 9,
        1, 7, 5, 0, 9, 8, 3, 4, 2, 6,
        6, 1, 2, 3, 0, 4, 5, 9, 7, 8,
        3, 6, 7, 4, 2, 0, 9, 5, 8, 1,
        5, 8, 6, 9, 7, 2, 0, 1, 3, 4,
        8, 9, 4, 5, 3, 6, 2, 0, 1, 7,
        9, 4, 3, 8, 6, 1, 7, 2, 0, 5,
        2, 5, 8, 1, 4, 3, 6, 7, 9, 0,
    ];

    /// <param name="number">Not negative.</param>
    public static int Of(long number)
    {
        var interim = 0;
        for (var place = Magnitude(number); place > 0; place /= 10)
            interim = Table[interim * 10 + (int)(number / place % 10)];
        return interim;
    }

    private static long Magnitude(long number)
    {
        var place = 1L;
        while (number / place >= 10)
            place *= 10;
        return place;
    }
}
