using System.Text;
using Hotline.Ticketing.Reporting;
using Hotline.Ticketing.ResponseTimes;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Summaries;

/// <summary>
/// What figures need of a ticket beyond its columns, in about a hundred bytes: some fifty times less than the ticket, and read without
/// JSON. A projection that can be made again at any time: whoever changes the layout sets the column to NULL in a migration.
/// </summary>
internal static class TicketSummary
{
    [Flags]
    private enum Marks
    {
        None = 0,
        Excluded = 1,
        Returned = 2,
        Resolved = 4,
        Reopened = 8,
        FollowedUp = 16,
    }

    [Flags]
    private enum ClockMarks
    {
        None = 0,
        Breached = 1,
        Running = 2,
        Paused = 4,
        Met = 8,
        AtRisk = 16,
        OfAnother = 32,
    }

    public static byte[] Write(ReportedTicket ticket)
    {
        using var bytes = new MemoryStream(160);
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write((byte)(
            (ticket.IsExcluded ? Marks.Excluded : 0) | (ticket.IsReturned ? Marks.Returned : 0) | (ticket.IsResolved ? Marks.Resolved : 0)
            | (ticket.IsReopened ? Marks.Reopened : 0) | (ticket.FollowUp is not null ? Marks.FollowedUp : 0)));
        if (ticket.FollowUp is { } answers)
            Write(writer, answers);
        writer.Write7BitEncodedInt(ticket.Clocks.Count);
        foreach (var clock in ticket.Clocks)
            Write(writer, clock, ticket);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Adds to what the columns say of a ticket what its summary says.</summary>
    /// <param name="columns">The ticket as its columns have it; its department and instant of opening are those at writing.</param>
    /// <param name="summary">From <see cref="Write(ReportedTicket)"/>.</param>
    public static ReportedTicket Read(ReportedTicket columns, byte[] summary)
    {
        var reader = new SummaryReader(summary);
        var marks = (Marks)reader.ReadByte();
        var followUp = marks.HasFlag(Marks.FollowedUp) ? ReadFollowUp(ref reader) : null;
        var clocks = new ReportedClock[reader.ReadNumber()];
        for (var i = 0; i < clocks.Length; i++)
            clocks[i] = ReadClock(ref reader, columns);
        return columns with
        {
            IsExcluded = marks.HasFlag(Marks.Excluded),
            IsReturned = marks.HasFlag(Marks.Returned),
            IsResolved = marks.HasFlag(Marks.Resolved),
            IsReopened = marks.HasFlag(Marks.Reopened),
            FollowUp = followUp,
            Clocks = clocks,
        };
    }

    private static void Write(BinaryWriter writer, FollowUp answers)
    {
        writer.Write(answers.IsReached);
        writer.Write(Three(answers.WasContacted));
        writer.Write(Three(answers.IsSolved));
        writer.Write((byte)(answers.Satisfaction is { } satisfaction ? (int)satisfaction + 1 : 0));
    }

    private static FollowUp ReadFollowUp(ref SummaryReader reader) => new(
        reader.ReadByte() > 0, Three(reader.ReadByte()), Three(reader.ReadByte()), reader.ReadByte() is > 0 and var satisfaction ? (Satisfaction)(satisfaction - 1) : null);

    private static void Write(BinaryWriter writer, in ReportedClock clock, ReportedTicket ticket)
    {
        var isOfAnother = clock.Department != ticket.Department;
        writer.Write((byte)clock.Kind);
        writer.Write((byte)(
            (clock.IsBreached ? ClockMarks.Breached : 0) | (clock.IsRunning ? ClockMarks.Running : 0) | (clock.IsPaused ? ClockMarks.Paused : 0)
            | (clock.Elapsed is not null ? ClockMarks.Met : 0) | (clock.RiskAt is not null ? ClockMarks.AtRisk : 0) | (isOfAnother ? ClockMarks.OfAnother : 0)));
        writer.Write7BitEncodedInt64(clock.DeadlineAt.UtcTicks - Origin(ticket));
        if (clock.RiskAt is { } riskAt)
            writer.Write7BitEncodedInt64(riskAt.UtcTicks - Origin(ticket));
        if (clock.Elapsed is { } elapsed)
        {
            writer.Write7BitEncodedInt64(elapsed.Ticks);
            writer.Write7BitEncodedInt64(clock.Worked.GetValueOrDefault().Ticks);
        }

        if (isOfAnother)
            writer.Write(clock.Department);
    }

    private static ReportedClock ReadClock(ref SummaryReader reader, ReportedTicket ticket)
    {
        var kind = (ClockKind)reader.ReadByte();
        var marks = (ClockMarks)reader.ReadByte();
        var deadlineAt = Instant(ref reader, ticket);
        DateTimeOffset? riskAt = marks.HasFlag(ClockMarks.AtRisk) ? Instant(ref reader, ticket) : null;
        TimeSpan? elapsed = marks.HasFlag(ClockMarks.Met) ? new(reader.ReadNumber()) : null;
        TimeSpan? worked = marks.HasFlag(ClockMarks.Met) ? new(reader.ReadNumber()) : null;
        var department = marks.HasFlag(ClockMarks.OfAnother) ? reader.ReadText() : ticket.Department!;
        return new(
            kind, department, deadlineAt, riskAt, marks.HasFlag(ClockMarks.Breached), marks.HasFlag(ClockMarks.Running), marks.HasFlag(ClockMarks.Paused), elapsed, worked);
    }

    private static DateTimeOffset Instant(ref SummaryReader reader, ReportedTicket ticket) => new(Origin(ticket) + reader.ReadNumber(), TimeSpan.Zero);

    // The column holds milliseconds; instants are small numbers from there.
    private static long Origin(ReportedTicket ticket) => ticket.OpenedAt.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond;

    private static byte Three(bool? answer) => (byte)(answer switch { null => 0, false => 1, true => 2 });

    private static bool? Three(byte answer) => answer switch { 0 => null, 1 => false, _ => true };
}
