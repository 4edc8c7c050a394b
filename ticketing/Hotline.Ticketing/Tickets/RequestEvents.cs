using Hotline.Ticketing.ResponseTimes;

namespace Hotline.Ticketing.Tickets;

/// <summary>退单: the department says it is another's.</summary>
public sealed record ReturnRequested(string Reason, string Ground, string? Suggested) : TicketEvent;

/// <summary>A supervisor sent it to another department; clocks run on.</summary>
public sealed record ReturnApproved(string Department, string Why) : TicketEvent;

/// <summary>A supervisor left it where it is.</summary>
public sealed record ReturnRejected(string Why) : TicketEvent;

/// <summary>延期: the department asked for more time.</summary>
public sealed record ExtensionRequested(int Days, string Reason) : TicketEvent;

/// <summary>A supervisor granted it; <see cref="ClockExtended"/> says until when.</summary>
public sealed record ExtensionApproved(string Why) : TicketEvent;

/// <summary>A supervisor did not grant it.</summary>
public sealed record ExtensionRejected(string Why) : TicketEvent;

/// <summary>协办 or 吹哨: another department helps; its clock starts here.</summary>
public sealed record HelperJoined(HelperKind Kind, string Task, Clock Clock) : TicketEvent;

/// <summary>A helper reported.</summary>
public sealed record HelperReported(string Department, string Text, IReadOnlyList<string> Files) : TicketEvent;

/// <summary>A helper was let go without a report.</summary>
public sealed record HelperReleased(string Department, string Why) : TicketEvent;

/// <summary>并单: it is handled with its master.</summary>
public sealed record TicketMerged(TicketNumber Master, string Why) : TicketEvent;

/// <summary>It is handled by itself again.</summary>
public sealed record TicketUnmerged(string Why) : TicketEvent;

/// <summary>Another ticket was merged into this one.</summary>
public sealed record MemberJoined(TicketNumber Member) : TicketEvent;

/// <summary>A member was taken out again.</summary>
public sealed record MemberLeft(TicketNumber Member) : TicketEvent;

/// <summary>The ticket that it was merged into was resolved: its caller is to be asked how it went, too.</summary>
/// <param name="Answer">The answer in plain words; null where it is for the master's own resident only.</param>
/// <param name="AskedUnder">The ticket under which the same caller is asked; null: this one.</param>
public sealed record MasterResolved(string? Answer, TicketNumber? AskedUnder) : TicketEvent;

/// <summary>The ticket that it was merged into was sent back to be done again: whoever was asked will be asked again.</summary>
public sealed record MasterReopened : TicketEvent;

/// <summary>It was proposed that the figures leave it out (剔除).</summary>
public sealed record ExclusionProposed(string Reason) : TicketEvent;

/// <summary>A supervisor approved it.</summary>
public sealed record ExclusionApproved(string Why) : TicketEvent;

/// <summary>A supervisor rejected it, or took the approval back.</summary>
public sealed record ExclusionRejected(string Why) : TicketEvent;

/// <summary>Somebody looked at who reported a protected matter.</summary>
public sealed record IdentityRead(string Why) : TicketEvent;
