namespace Hotline.Storage.Retention;

/// <summary>Months by which what grows is parted and kept, of UTC.</summary>
internal static class Months
{
    /// <summary>The first instant of the month of <paramref name="instant"/>.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        return new(utc.Year, utc.Month, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
