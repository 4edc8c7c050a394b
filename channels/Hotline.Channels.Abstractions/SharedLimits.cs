namespace Hotline.Channels;

/// <summary>Counts on every node together what each node also counts for itself.</summary>
public interface ISharedLimits
{
    /// <summary>Takes one from a bucket; null where it may go on, else how long to wait. Where the others cannot be asked it may.</summary>
    /// <param name="bucket">Whose, and of what.</param>
    /// <param name="burst">How many the bucket holds.</param>
    /// <param name="perSecond">How many come back a second.</param>
    ValueTask<TimeSpan?> TakeAsync(string bucket, int burst, double perSecond);
}
