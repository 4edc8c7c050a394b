using Hotline.Ticketing.ResponseTimes;

namespace Hotline.Ticketing.Tickets;

/// <summary>A share of a clock's time has passed.</summary>
public sealed record ClockWarned(int ClockId, ClockKind Clock, int SharePercent) : TicketEvent;

/// <summary>A clock ran out.</summary>
public sealed record ClockBreached(int ClockId, ClockKind Clock) : TicketEvent;

/// <summary>A clock that ran out was taken one rung up the ladder.</summary>
public sealed record ClockEscalated(int ClockId, ClockKind Clock, int Level, EscalationTarget To) : TicketEvent;

/// <summary>A clock was met.</summary>
/// <param name="ClockId">Which of the ticket's clocks.</param>
/// <param name="Clock">Its kind.</param>
/// <param name="Elapsed">Time since its start, without pauses.</param>
/// <param name="Worked">Office time since its start, without pauses.</param>
public sealed record ClockMet(int ClockId, ClockKind Clock, TimeSpan Elapsed, TimeSpan Worked) : TicketEvent;

/// <summary>A clock was stopped without being met, because nothing is owed any more.</summary>
/// <inheritdoc cref="ClockMet"/>
public sealed record ClockStopped(int ClockId, ClockKind Clock, TimeSpan Elapsed, TimeSpan Worked) : TicketEvent;

/// <summary>A clock stands still.</summary>
public sealed record ClockPaused(int ClockId, ClockKind Clock, PauseReason Reason) : TicketEvent;

/// <summary>A clock goes on, with its new instants.</summary>
public sealed record ClockResumed(int ClockId, ClockKind Clock, ClockInstants Instants) : TicketEvent;

/// <summary>A clock got more time.</summary>
public sealed record ClockExtended(int ClockId, ClockKind Clock, int Days, ClockInstants Instants) : TicketEvent;

/// <summary>A flagged clock was computed again, because the calendar of the missing year is there.</summary>
public sealed record ClockRecomputed(int ClockId, ClockKind Clock, ClockInstants Instants) : TicketEvent;
