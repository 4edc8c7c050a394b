namespace Hotline.Ticketing.ResponseTimes;

/// <summary>A stretch of office time on one day, in local time since midnight; both ends belong to it.</summary>
/// <param name="From">Opening.</param>
/// <param name="To">Closing, later than <paramref name="From"/>, at most 24 h.</param>
internal readonly record struct OfficeSpan(TimeSpan From, TimeSpan To)
{
    public TimeSpan Length => To - From;
}
