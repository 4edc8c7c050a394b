using System.Text.Json.Serialization;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Routing;

namespace Hotline.Ticketing.Tickets;

/// <summary>
/// A matter that a department must act on. An immutable snapshot: it changes only by a command that
/// <see cref="ITicketDesk"/> accepts, and is always what its <see cref="TicketEvent"/>s make of it.
/// </summary>
public sealed record Ticket
{
    /// <summary>What residents and departments call it.</summary>
    public required TicketNumber Number { get; init; }

    /// <summary>Where it stands.</summary>
    public required TicketStatus Status { get; init; }

    /// <summary>Counts its events; a change names the version it was decided on.</summary>
    public required long Version { get; init; }

    /// <summary>What the resident wants to be done.</summary>
    public required Matter Matter { get; init; }

    /// <summary>Who opened it.</summary>
    public required Resident Resident { get; init; }

    /// <summary>When it was opened, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Code of the department that must act; null in <see cref="TicketStatus.Triage"/>.</summary>
    public string? Department { get; init; }

    /// <summary>How the department was found, and what else was considered.</summary>
    public required RoutingDecision Routing { get; init; }

    /// <summary>The running and finished clocks; empty before dispatch.</summary>
    public IReadOnlyList<Clock> Clocks { get; init; } = [];

    /// <summary>How often the resident urged it, in all.</summary>
    public int UrgeCount { get; init; }

    /// <summary>When the resident last urged it, UTC.</summary>
    public DateTimeOffset? LastUrgedAt { get; init; }

    /// <summary>How often they did so on the city's calendar day of <see cref="LastUrgedAt"/>.</summary>
    public int UrgesThatDay { get; init; }

    /// <summary>The department's answer in plain words, once resolved.</summary>
    public string? Answer { get; init; }

    /// <summary>The ground on which it was declined.</summary>
    public string? DeclineGround { get; init; }
}

/// <summary>Digits only, eight of them at first; short enough to read aloud. The last digit is a check digit, so a misheard number is noticed.</summary>
[JsonConverter(typeof(TicketNumberJsonConverter))]
public readonly record struct TicketNumber(long Value)
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Where a ticket stands. More statuses of the domain follow with the full life cycle.</summary>
public enum TicketStatus
{
    /// <summary>待派单: routing was unsure; a person decides.</summary>
    Triage,
    /// <summary>待签收: sent to a department, which has not signed for it yet.</summary>
    Dispatched,
    /// <summary>办理中: the department is acting.</summary>
    InProgress,
    /// <summary>已办结待回访: answered; the resident is to be asked.</summary>
    Resolved,
    /// <summary>已归档: done.</summary>
    Closed,
    /// <summary>不予受理: not taken, with a ground.</summary>
    Declined,
}

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

    /// <summary>True where the resident's identity is for named roles only (举报).</summary>
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
