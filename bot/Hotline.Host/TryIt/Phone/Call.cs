namespace Hotline.Host.TryIt.Phone;

/// <summary>A call under way. One request at a time changes it: between <see cref="TryEnter"/> and <see cref="Leave"/>.</summary>
internal sealed class Call(string number, DateTimeOffset startedAt)
{
    private int isEntered;

    /// <summary>The call's id.</summary>
    public string Sid { get; } = TwilioSid.NewCall();

    /// <summary>Who calls.</summary>
    public string Number => number;

    /// <summary>When the call began.</summary>
    public DateTimeOffset StartedAt => startedAt;

    /// <summary>Where the current instructions came from; addresses in them are relative to it.</summary>
    public Uri? Url { get; set; }

    /// <summary>The current instructions.</summary>
    public CallScript? Document { get; set; }

    /// <summary>The verb that waits; null: the call is over.</summary>
    public int? Index { get; set; }

    /// <summary>What is waited for.</summary>
    public CallWait? Wait { get; set; }

    /// <summary>False where another request is at it.</summary>
    public bool TryEnter() => Interlocked.Exchange(ref isEntered, 1) == 0;

    public void Leave() => Volatile.Write(ref isEntered, 0);
}
