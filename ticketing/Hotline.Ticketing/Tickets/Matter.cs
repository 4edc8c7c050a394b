using Hotline.Ticketing.Routing;

namespace Hotline.Ticketing.Tickets;

/// <summary>Kinds of request (咨询, 求助, 投诉, 举报, 建议).</summary>
public enum TicketKind
{
    /// <summary>咨询.</summary>
    Inquiry,
    /// <summary>求助.</summary>
    Help,
    /// <summary>投诉.</summary>
    Complaint,
    /// <summary>举报.</summary>
    Report,
    /// <summary>建议.</summary>
    Suggestion,
}

/// <summary>How fast it must go (特急, 紧急, 一般, 复杂).</summary>
public enum TicketPriority
{
    /// <summary>一般.</summary>
    General,
    /// <summary>复杂.</summary>
    Complex,
    /// <summary>紧急: water, power, gas, heat.</summary>
    Urgent,
    /// <summary>特急: danger to life or property.</summary>
    Critical,
}

/// <summary>What it is about.</summary>
public sealed record Matter
{
    /// <summary>The resident's own words, in full.</summary>
    public required string Description { get; init; }

    /// <summary>Kind of request.</summary>
    public required TicketKind Kind { get; init; }

    /// <summary>How fast it must go.</summary>
    public TicketPriority Priority { get; init; }

    /// <summary>Code of the category; null where it was not understood.</summary>
    public string? Category { get; init; }

    /// <summary>Confidence of the category, 0 to 1.</summary>
    public double CategoryConfidence { get; init; }

    /// <summary>Where it is.</summary>
    public Place Place { get; init; } = Place.Unknown;

    /// <summary>Paths of files that belong to it, below <c>/files/</c> or a channel's own address.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>True where the resident asked that their identity be for named roles only; a report (举报) is so in any case.</summary>
    public bool IsConfidential { get; init; }
}

/// <summary>Who opened a ticket, and how to reach them.</summary>
public sealed record Resident
{
    /// <summary>Channel on which it was opened.</summary>
    public required string ChannelId { get; init; }

    /// <summary>Id on that channel: E.164 number, OpenID, web-chat user id.</summary>
    public required string UserId { get; init; }

    /// <summary>Telephone number in E.164, if known.</summary>
    public string? Phone { get; init; }

    /// <summary>Name as given, if given.</summary>
    public string? Name { get; init; }

    /// <summary>Language of the resident, <c>zh-CN</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "zh-CN";

    /// <summary>The serialised conversation reference by which notices are addressed; opaque here.</summary>
    public string? ConversationReference { get; init; }
}
