namespace Hotline.Channels;

/// <summary>
/// What is true of a conversation for a moment only: who is writing in it, and how far the resident's client has read. Told to every
/// node and kept by none for good, so a restart forgets it and clients tell it anew.
/// </summary>
public interface IConversationSigns
{
    /// <summary>How long a sign of writing holds; whoever goes on writing repeats it sooner.</summary>
    static readonly TimeSpan WritingHolds = TimeSpan.FromSeconds(6);

    /// <summary>Says that somebody is writing now.</summary>
    void Write(ConversationKey conversation, ConversationSide side);

    /// <summary>Says that the resident's client has everything up to this place of the log, which belongs to it.</summary>
    void Reach(ConversationKey conversation, long sequence);

    /// <summary>When this side last gave a sign of writing, UTC; null where it did not within <see cref="WritingHolds"/>.</summary>
    DateTimeOffset? WritingAt(ConversationKey conversation, ConversationSide side);

    /// <summary>The last place that the resident's client is known to have; 0 where it is not known.</summary>
    long ReachedBy(ConversationKey conversation);

    /// <summary>Calls <paramref name="onWriting"/> at each sign of writing of the desk; it must return at once. Dispose to stop.</summary>
    IDisposable OnDeskWriting(ConversationKey conversation, Action onWriting);
}

/// <summary>Who writes in a conversation.</summary>
public enum ConversationSide
{
    /// <summary>The resident.</summary>
    Resident,
    /// <summary>An operator.</summary>
    Desk,
}
