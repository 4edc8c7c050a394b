using Hotline.Ticketing.Reporting;
using Hotline.Ticketing.Tests.Tickets;
using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static Hotline.Ticketing.Tests.SampleCity;
using static Hotline.Ticketing.Tests.Tickets.Samples;

namespace Hotline.Ticketing.Tests.Reporting;

/// <summary>The tickets behind a figure are as many as the figure says, for each figure of each group.</summary>
public sealed class FigureMembersTests
{
    private static readonly DateTimeOffset Now = Opened.AddDays(6);

    private static readonly TicketReports Reports = new ServiceCollection()
        .AddTicketing(new ConfigurationBuilder().Build(), ConfigurationDirectory).BuildServiceProvider().GetRequiredService<TicketReports>();

    private static readonly ReportedTicket[] Tickets = [.. All().Select(ReportedTicket.Of)];

    public static TheoryData<ReportDimension, FigureName> EveryFigure =>
        new(Enum.GetValues<ReportDimension>().SelectMany(by => Enum.GetValues<FigureName>().Select(name => (by, name))));

    [Theory]
    [MemberData(nameof(EveryFigure))]
    public void Behind_EachFigure_StandAsManyTicketsAsItSays(ReportDimension by, FigureName name)
    {
        var table = Table(by, department: null);
        foreach (var (key, figures) in table.Rows.Select(row => ((string?)row.Key, row.Figures)).Append((null, table.Total)))
        {
            var (all, counted) = Expected(figures, name);
            Count(new(by, key, name)).ShouldBe(all, $"{key} {name}");
            if (counted is not { } share)
                continue;
            Count(new(by, key, name, FigurePart.Counted)).ShouldBe(share, $"{key} {name}");
            Count(new(by, key, name, FigurePart.Missed)).ShouldBe(all - share, $"{key} {name}");
        }
    }

    [Fact]
    public void Begin_OfOneDepartment_GivesWhatItsRowSays()
    {
        var own = Table(ReportDimension.Channel, "housing").Total;
        own.ShouldBe(Table(ReportDimension.Department, department: null).Rows.Single(row => row.Key == "housing").Figures);
        own.Opened.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Behind_OfOneDepartment_LeavesOutTheOthers()
    {
        var isBehind = Reports.Behind(new(ReportDimension.Department, null, FigureName.Opened), Now, "housing");
        Tickets.Where(isBehind).ShouldNotBeEmpty();
        Tickets.Where(isBehind).ShouldAllBe(ticket => ticket.Department == "housing");
    }

    // None of the samples has two clocks of a kind in one group: of such a ticket both count, and it is listed once.
    private static int Count(FigureReference figure) => Tickets.Count(Reports.Behind(figure, Now));

    private static (int All, int? Counted) Expected(Figures figures, FigureName name) => name switch
    {
        FigureName.Opened => (figures.Opened, null),
        FigureName.Excluded => (figures.Excluded, null),
        FigureName.Merged => (figures.Merged, null),
        FigureName.Declined => (figures.Declined, null),
        FigureName.Withdrawn => (figures.Withdrawn, null),
        FigureName.WithoutFollowUp => (figures.WithoutFollowUp, null),
        FigureName.Unreachable => (figures.Unreachable, null),
        FigureName.Contacted => Of(figures.Contacted),
        FigureName.Solved => Of(figures.Solved),
        FigureName.Satisfied => Of(figures.Satisfied),
        FigureName.SignedInTime => Of(figures.SignedInTime),
        FigureName.ContactedInTime => Of(figures.ContactedInTime),
        FigureName.ResolvedInTime => Of(figures.ResolvedInTime),
        FigureName.Returned => Of(figures.Returned),
        FigureName.Reopened => Of(figures.Reopened),
        FigureName.SignInTimes => (figures.SignInTimes.N, null),
        FigureName.ContactTimes => (figures.ContactTimes.N, null),
        FigureName.ResolutionTimes => (figures.ResolutionTimes.N, null),
        FigureName.OpenNow => (figures.OpenNow, null),
        FigureName.AtRisk => (figures.AtRisk, null),
        FigureName.Overdue => (figures.Overdue, null),
    };

    private static (int, int?) Of(Rate rate) => (rate.Of, (int)rate.Count);

    private static FiguresTable Table(ReportDimension by, string? department)
    {
        var figures = Reports.Begin(by, Now, department);
        foreach (var ticket in Tickets)
            figures.Add(ticket);
        return figures.Build();
    }

    private static IEnumerable<Ticket> All()
    {
        foreach (var status in Enum.GetValues<TicketStatus>().Where(status => status != TicketStatus.Reopened))
            yield return In(status);
        foreach (var satisfaction in Enum.GetValues<Satisfaction>())
            yield return Answered(new(true, true, satisfaction < Satisfaction.Neutral, satisfaction));
        yield return Answered(new(true, false));
        foreach (var isReached in (bool[])[true, false])
            yield return In(TicketStatus.Merged).After(MasterResolution).After(new TicketCommand.RecordFollowUp(isReached ? new(true, true, false) : new(false)), Actor.Bot, Opened.AddDays(1));
        yield return Answered(new(false));
        yield return Open(Streetlight, Opened.AddDays(-3));
        yield return Open(Unclear);
        yield return In(TicketStatus.Resolved).After(Samples.Of(CommandKind.ProposeExclusion), Operator, Opened.AddDays(2)).After(Samples.Of(CommandKind.ApproveExclusion), Supervisor, Opened.AddDays(2));
        yield return In(TicketStatus.ReturnRequested).After(Samples.Of(CommandKind.ApproveReturn), Supervisor, Opened.AddHours(1)) with { Resident = Open(Streetlight).Resident with { ChannelId = "wechat" } };
    }

    private static Ticket Answered(FollowUp answers) =>
        In(TicketStatus.Resolved).After(new TicketCommand.RecordFollowUp(answers), Actor.Bot, Opened.AddDays(1));
}
