namespace Hotline.Storage.Schema;

/// <summary>A conversation as last committed. Instants in all rows are Unix milliseconds, UTC, so that both databases compare them alike.</summary>
internal sealed class ConversationRow
{
    public required string ChannelId { get; init; }
    public required string ConversationId { get; init; }
    public required string Reference { get; set; }
    public required string State { get; set; }
    public long Version { get; set; }
    public long LastSequence { get; set; }
    public bool OptedOut { get; set; }
    public long? LastInboundAt { get; set; }
    public bool LastInboundWasEvent { get; set; }
    public long? LastMessageAt { get; set; }
    public int PushedSinceLastInbound { get; set; }
}

/// <summary>One logged activity: the transcript, and what a reconnecting client reads.</summary>
internal sealed class ActivityRow
{
    public required string ChannelId { get; init; }
    public required string ConversationId { get; init; }
    public long Sequence { get; init; }
    public long At { get; init; }
    public required string Payload { get; init; }
}

/// <summary>An accepted delivery. The payload stays until its turn is committed; <see cref="PushAfter"/> until its replies have left in the response.</summary>
internal sealed class InboxRow
{
    public long Id { get; init; }
    public required string ChannelId { get; init; }
    public required string ExternalId { get; init; }
    public required string ConversationId { get; init; }
    public long ReceivedAt { get; init; }
    public string? Payload { get; set; }
    public long? HandledAt { get; set; }
    public long? FirstSequence { get; set; }
    public long? LastSequence { get; set; }
    public long? PushAfter { get; set; }

    /// <summary>How far the replies came that left in the response, where the channel is told: a <c>DeliveryState</c>.</summary>
    public string? ReplyDelivery { get; set; }

    public string? ReplyError { get; set; }
}

/// <summary>A committed message that has to leave. Either a range of the conversation's log or a payload of its own.</summary>
internal sealed class OutboxRow
{
    public long Id { get; init; }
    public required string ChannelId { get; init; }
    public required string ConversationId { get; init; }
    public required string Reference { get; init; }
    public required string Payload { get; init; }
    public required string Status { get; set; }
    public long CreatedAt { get; init; }
    public long NextAttemptAt { get; set; }
    public int Attempts { get; set; }
    public string? LeaseOwner { get; set; }
    public long? LeaseUntil { get; set; }
    public string? ExternalId { get; set; }
    public string? Delivery { get; set; }
    public string? Error { get; set; }
}

/// <summary>A ticket's snapshot, with the columns that lists are made by.</summary>
internal sealed class TicketRow
{
    public long Number { get; init; }
    public required string Status { get; set; }
    public long Version { get; set; }
    public string? Department { get; set; }
    public string? Category { get; set; }
    public string? District { get; set; }
    public required string ChannelId { get; init; }
    public required string UserId { get; init; }
    public string? Phone { get; init; }
    public long OpenedAt { get; init; }
    public long SortDeadlineAt { get; set; }
    public long? NextStepAt { get; set; }

    /// <summary>Name of the stage of the follow-up that is owed; null for none.</summary>
    public string? FollowUp { get; set; }

    /// <summary>Since when it is owed.</summary>
    public long? FollowUpAt { get; set; }

    /// <summary>What figures need of it, as <c>TicketSummary</c> writes it; null: to be written at the next start.</summary>
    public byte[]? Summary { get; set; }

    /// <summary>From when it is overdue; the far future where no deadline runs, null where nobody has to act on it.</summary>
    public long? OverdueAt { get; set; }

    /// <summary>From when it is at risk; null for never.</summary>
    public long? RiskAt { get; set; }

    /// <summary>Calendars with which its flagged clocks were computed; null where none waits for a later year.</summary>
    public string? FlaggedCalendar { get; set; }

    /// <summary>What was proposed about it and waits for a supervisor, beside what its status says; null for nothing.</summary>
    public string? Proposal { get; set; }

    public required string Payload { get; set; }
}

/// <summary>A department that owes help to a ticket.</summary>
internal sealed class TicketHelperRow
{
    public long Number { get; init; }
    public required string Department { get; init; }

    /// <summary>Deadline of its own clock; the far future while that is paused.</summary>
    public long SortDeadlineAt { get; set; }
}

/// <summary>A ticket's event; the ticket is what these make of it.</summary>
internal sealed class TicketEventRow
{
    public long Number { get; init; }
    public long Sequence { get; init; }
    public long At { get; init; }
    public required string Payload { get; init; }
}

/// <summary>Something that happened in a turn.</summary>
internal sealed class DomainEventRow
{
    public long Id { get; init; }
    public long At { get; init; }
    public required string ChannelId { get; init; }
    public required string ConversationId { get; init; }
    public required string Name { get; init; }
    public required string Payload { get; init; }
}

/// <summary>A conversation in the operators' queue.</summary>
internal sealed class HandoffRow
{
    public required string ChannelId { get; init; }
    public required string ConversationId { get; init; }
    public long RequestedAt { get; set; }
    public bool IsEmergency { get; set; }
    public required string Reason { get; set; }
    public string? Skill { get; set; }

    /// <summary>Top category of what it is about, where the bot knows.</summary>
    public string? Topic { get; set; }

    /// <summary>Who is asked first, after a transfer.</summary>
    public string? WantedAccountId { get; set; }

    /// <summary>The operator who has it; null while it waits.</summary>
    public string? AccountId { get; set; }
    public long? ClaimedAt { get; set; }
    public long? LeaseUntil { get; set; }
}

/// <summary>An account of somebody who works with the console.</summary>
internal sealed class AccountRow
{
    public required string Id { get; init; }
    public required string NormalizedUserName { get; set; }
    public long Version { get; set; }
    public required string Payload { get; set; }
}

/// <summary>Something somebody did with the console.</summary>
internal sealed class AuditRow
{
    public long Id { get; init; }
    public long At { get; init; }
    public string? AccountId { get; init; }
    public required string Action { get; init; }
    public required string Subject { get; init; }
    public string? Detail { get; init; }
}

/// <summary>A counter that hands out numbers in blocks.</summary>
internal sealed class CounterRow
{
    public required string Name { get; init; }
    public long Next { get; set; }
}

/// <summary>A file that a resident sent; its content lies in the files folder under its id.</summary>
internal sealed class AttachmentRow
{
    public required string Id { get; init; }
    public required string ContentType { get; init; }
    public long LengthInBytes { get; init; }
    public string? Name { get; init; }
    public long StoredAt { get; init; }
}
