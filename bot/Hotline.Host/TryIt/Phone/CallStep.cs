namespace Hotline.Host.TryIt.Phone;

/// <summary>What a caller meets until something is waited for.</summary>
internal sealed record CallStep(IReadOnlyList<Heard> Heard, CallWait Wait);

/// <summary>Something heard: words, or silence.</summary>
internal sealed record Heard
{
    /// <summary>Words; null: a pause.</summary>
    public string? Text { get; init; }

    /// <summary>Language of the words as Twilio names it, for example <c>cmn-CN</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Share of the normal speed, for example 0.85; null: normal.</summary>
    public double? Rate { get; init; }

    /// <summary>Seconds of a pause.</summary>
    public int? Seconds { get; init; }

    /// <summary>True: the caller may answer before it is over.</summary>
    public bool MayBeInterrupted { get; init; }
}

/// <summary>What the call waits for.</summary>
internal sealed record CallWait
{
    /// <summary>One of <see cref="Waits"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether keys are taken.</summary>
    public bool TakesKeys { get; init; }

    /// <summary>Whether speech is taken.</summary>
    public bool TakesSpeech { get; init; }

    /// <summary>Number that rings, or name of the queue.</summary>
    public string? Target { get; init; }

    /// <summary>Why the call is over: one of <see cref="Ends"/>.</summary>
    public string? End { get; init; }
}

/// <summary>Values of <see cref="CallWait.Kind"/>.</summary>
internal static class Waits
{
    /// <summary>For the caller to speak, press keys or stay silent.</summary>
    public const string Answer = "answer";

    /// <summary>For somebody to take the call that rings.</summary>
    public const string Dial = "dial";

    /// <summary>For somebody to take the call out of a queue.</summary>
    public const string Queue = "queue";

    /// <summary>For the page, which goes on once everything has been heard.</summary>
    public const string Continue = "continue";

    /// <summary>For nothing: the call is over.</summary>
    public const string Over = "over";
}

/// <summary>Values of <see cref="CallWait.End"/>.</summary>
internal static class Ends
{
    /// <summary>The hotline hung up.</summary>
    public const string ByHotline = "hotline";

    /// <summary>The caller hung up.</summary>
    public const string ByCaller = "caller";

    /// <summary>The instructions ended, upon which Twilio hangs up.</summary>
    public const string OutOfInstructions = "end";

    /// <summary>No instructions, or some that cannot be read; Twilio tells the caller of an application error.</summary>
    public const string Fault = "fault";
}
