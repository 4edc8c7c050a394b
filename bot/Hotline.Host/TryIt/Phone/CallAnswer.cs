using Hotline.Host.TryIt.Exchanges;

namespace Hotline.Host.TryIt.Phone;

/// <summary>What the page sends about a call; which members it needs depends on the path.</summary>
internal sealed record CallEntry
{
    /// <summary>Who calls, to begin a call.</summary>
    public string? Number { get; init; }

    /// <summary>The call's id, for all that follows.</summary>
    public string? Call { get; init; }

    /// <summary>What the caller says.</summary>
    public string? Text { get; init; }

    /// <summary>How sure the recogniser is of it, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Keys pressed.</summary>
    public string? Keys { get; init; }

    /// <summary>What became of the call that rang: see <see cref="CallFields.IsOutcome"/>.</summary>
    public string? Outcome { get; init; }
}

/// <summary>What the telephone does next.</summary>
internal sealed record CallAnswer
{
    /// <summary>The call's id.</summary>
    public required string Call { get; init; }

    /// <summary>What is heard, in order.</summary>
    public required IReadOnlyList<Heard> Heard { get; init; }

    /// <summary>What is waited for after it.</summary>
    public required CallWait Wait { get; init; }

    /// <summary>What travelled, in order.</summary>
    public required IReadOnlyList<Exchange> Exchanges { get; init; }

    /// <summary>Why there were no instructions: one of <see cref="Residents.Faults"/>, or null.</summary>
    public string? Fault { get; init; }
}
