namespace Hotline.Ticketing.Tickets;

/// <summary>How a resident is asked about a resolved ticket (回访).</summary>
public enum FollowUpWay
{
    /// <summary>By a message on the channel they came by.</summary>
    Message,
    /// <summary>By an operator who calls.</summary>
    Call,
}

/// <summary>That a resident was asked about a resolved round.</summary>
/// <param name="Round">Which round.</param>
/// <param name="Way">How.</param>
/// <param name="At">When, UTC.</param>
/// <param name="CallAfter">When an operator is to call where no answer has come, UTC; null where one is to call in any case.</param>
/// <param name="Tries">How often an operator has called in vain.</param>
public sealed record AskedFollowUp(int Round, FollowUpWay Way, DateTimeOffset At, DateTimeOffset? CallAfter, int Tries = 0);

/// <summary>What is still to be done to hear from a resident.</summary>
/// <param name="Stage">What.</param>
/// <param name="Since">Since when (UTC) it may be done: resolved, silent for long enough, put on the call list or called in vain.</param>
public readonly record struct OwedFollowUp(FollowUpStage Stage, DateTimeOffset Since);

/// <summary>How far a follow-up is.</summary>
public enum FollowUpStage
{
    /// <summary>The resident is to be asked.</summary>
    ToBeAsked,
    /// <summary>Asked by message; the answer is waited for.</summary>
    ToBeAnswered,
    /// <summary>An operator is to call.</summary>
    ToBeCalled,
    /// <summary>The resident's answer proposes that it be done again (重办); somebody is to decide.</summary>
    ToBeDecided,
}

/// <summary>Finds tickets whose resident is still to be heard. Implemented by storage.</summary>
public interface IFollowUpReader
{
    /// <summary>Tickets at this stage since <paramref name="since"/> or longer, the longest first.</summary>
    Task<IReadOnlyList<Ticket>> OwedAsync(FollowUpStage stage, DateTimeOffset since, int limit, CancellationToken cancellationToken);

    /// <summary>How many tickets are at this stage; <paramref name="limit"/> where there are that many or more.</summary>
    Task<int> CountAsync(FollowUpStage stage, int limit, CancellationToken cancellationToken);
}
