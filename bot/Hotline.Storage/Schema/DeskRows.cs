namespace Hotline.Storage.Schema;

/// <summary>What somebody at the desk left for colleagues.</summary>
internal sealed class DeskNoteRow
{
    public long Id { get; init; }
    public long At { get; init; }
    public required string ChannelId { get; init; }
    public required string ConversationId { get; init; }

    /// <summary>The conversation's last activity when it was written.</summary>
    public long AfterSequence { get; init; }

    public required string AccountId { get; init; }
    public required string Text { get; init; }

    /// <summary>With a wrap-up, what came of it.</summary>
    public string? Result { get; init; }
}

/// <summary>A resident who is to be called.</summary>
internal sealed class CallBackRow
{
    public long Id { get; init; }
    public long At { get; init; }
    public required string ChannelId { get; init; }
    public required string ConversationId { get; init; }
    public required string Phone { get; init; }

    /// <summary>Why, by name.</summary>
    public required string Reason { get; init; }

    public long? Ticket { get; init; }

    /// <summary>How often nobody answered.</summary>
    public int Tries { get; set; }

    public long? DoneAt { get; set; }

    /// <summary>Who did it.</summary>
    public string? AccountId { get; set; }
}
