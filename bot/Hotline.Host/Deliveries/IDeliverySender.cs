using Hotline.Storage.Deliveries;

namespace Hotline.Host.Deliveries;

/// <summary>Makes deliveries of one medium.</summary>
internal interface IDeliverySender
{
    /// <summary>The medium it serves, one of <see cref="DeliveryMedia"/>.</summary>
    string Medium { get; }

    /// <summary>Makes one attempt. Never throws for what the other side does: every outcome is an <see cref="Attempt"/>. May be called again after a crash.</summary>
    Task<Attempt> SendAsync(Delivery delivery, CancellationToken cancellationToken);
}

/// <summary>What came of an attempt.</summary>
internal abstract record Attempt
{
    private Attempt() { }

    /// <summary>Taken.</summary>
    public sealed record Taken(string Reason) : Attempt;

    /// <summary>Not taken now. Tried again after <paramref name="After"/> where the other side asked for that, or by the relay's pauses.</summary>
    public sealed record Failed(string Reason, TimeSpan? After = null) : Attempt;

    /// <summary>Will never be taken as things are: kept as dead, to be replayed once they have changed.</summary>
    public sealed record Refused(string Reason) : Attempt;
}
