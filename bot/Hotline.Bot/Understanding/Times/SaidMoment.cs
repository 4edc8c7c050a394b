namespace Hotline.Bot.Understanding;

/// <summary>A time that was said, in the city's own time: the half-open interval [From, Until), as wide as the words leave it.</summary>
/// <param name="Words">The words that say it, normalised: "昨天晚上八点多".</param>
/// <param name="From">Its first instant.</param>
/// <param name="Until">The first instant after it.</param>
public sealed record SaidMoment(string Words, DateTime From, DateTime Until)
{
    /// <summary>True where whole days are meant, and no time of day.</summary>
    public bool IsWholeDays => From.TimeOfDay == TimeSpan.Zero && Until.TimeOfDay == TimeSpan.Zero;
}
