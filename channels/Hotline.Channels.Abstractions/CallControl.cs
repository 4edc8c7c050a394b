namespace Hotline.Channels;

/// <summary>What an operator does with a telephone call from the desk. Never throws for what the vendor answers.</summary>
public interface ICallControl
{
    /// <summary>Takes the caller out of whatever they hear and brings them together with the operator, whose own telephone rings.</summary>
    Task<CallResult> ConnectAsync(OperatorCall call, string operatorNumber, CancellationToken cancellationToken);

    /// <summary>Lets the caller hear music while the operator talks to others, or brings them back.</summary>
    Task<CallResult> HoldAsync(OperatorCall call, bool isHeld, CancellationToken cancellationToken);

    /// <summary>Rings a third party and adds them to the call.</summary>
    /// <param name="call">Which.</param>
    /// <param name="number">E.164, or a short number such as 119.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<CallResult> AddAsync(OperatorCall call, string number, CancellationToken cancellationToken);

    /// <summary>Rings the operator and, when they answer, the resident, to whom the hotline's number is shown.</summary>
    /// <param name="hotlineNumber">The hotline's number, E.164.</param>
    /// <param name="operatorNumber">E.164.</param>
    /// <param name="residentNumber">E.164.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<CallResult> CallBackAsync(string hotlineNumber, string operatorNumber, string residentNumber, CancellationToken cancellationToken);
}

/// <summary>A call that an operator has taken.</summary>
/// <param name="Reference">The conversation: the call, the caller, and the hotline's number.</param>
/// <param name="TakenAt">Sequence number of the logged <c>handoff.status</c> by which the operator took it: tells one taking from the next.</param>
public sealed record OperatorCall(ConversationReference Reference, long TakenAt);

/// <summary>What became of something done to a call.</summary>
public enum CallResult
{
    /// <summary>Done.</summary>
    Done,
    /// <summary>The caller has hung up.</summary>
    Gone,
    /// <summary>The caller and the operator are not together (yet).</summary>
    NotConnected,
    /// <summary>The telephone company did not do it; it may later.</summary>
    Unavailable,
}
