namespace Hotline.Storage.Schema;

/// <summary>A key by which another system comes in; only its hash is kept.</summary>
internal sealed class ApiKeyRow
{
    public required string Id { get; init; }
    public required string Hash { get; init; }
    public required string Scope { get; init; }
    public string? Department { get; init; }
    public required string Name { get; init; }
    public long CreatedAt { get; init; }
    public long? RevokedAt { get; set; }
}

/// <summary>A request that was carried out, so that its repetition is told apart from a second one.</summary>
internal sealed class RequestMarkRow
{
    public required string Scope { get; init; }
    public required string Key { get; init; }
    public required string Fingerprint { get; init; }
    public long Number { get; init; }
    public long Version { get; init; }
    public long At { get; init; }
}

/// <summary>A committed change of a ticket that nobody outside was told of yet; written with the change, deleted with the deliveries it gives.</summary>
internal sealed class TicketFeedRow
{
    public long Id { get; init; }
    public long Number { get; init; }
    public long AfterVersion { get; init; }
    public long Version { get; init; }
}

/// <summary>A department's own system that wants to be told.</summary>
internal sealed class WebhookRow
{
    public required string Id { get; init; }
    public required string Department { get; init; }
    public required string Url { get; init; }
    public required string Events { get; init; }
    public required string Secret { get; init; }
    public long CreatedAt { get; init; }
}

/// <summary>A message to a department or its system, on its way or done.</summary>
internal sealed class DeliveryRow
{
    public long Id { get; init; }
    public required string Medium { get; init; }
    public required string Target { get; init; }
    public required string MessageId { get; init; }
    public required string Event { get; init; }
    public required string Payload { get; set; }
    public string? Digest { get; set; }
    public required string Status { get; set; }
    public long CreatedAt { get; init; }
    public long NextAttemptAt { get; set; }
    public int Attempts { get; set; }
    public string? LeaseOwner { get; set; }
    public long? LeaseUntil { get; set; }
    public long? FinishedAt { get; set; }
    public string? Outcome { get; set; }
}
