using Hotline.Ticketing.Reporting;
using Hotline.Ticketing.Tests.Tickets;
using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static Hotline.Ticketing.Tests.SampleCity;
using static Hotline.Ticketing.Tests.Tickets.Samples;

namespace Hotline.Ticketing.Tests.Reporting;

/// <summary>Figures against figures computed by hand.</summary>
public sealed class FiguresTests
{
    private static readonly DateTimeOffset Now = Opened.AddDays(6);

    [Fact]
    public void ThreeRates_OfFourAnswers_AreSharesOfThoseWhoAnswered()
    {
        var figures = Of(
            Answered(new(true, true, true, Satisfaction.Satisfied)),
            Answered(new(true, true, true, Satisfaction.BasicallySatisfied)),
            Answered(new(true, true, false, Satisfaction.Dissatisfied)),
            Answered(new(true, false, false)),
            Answered(new(false)),
            In(TicketStatus.Resolved)).Total;
        (figures.Contacted, figures.Solved, figures.Satisfied).ShouldBe((new Rate(3, 4), new Rate(2, 4), new Rate(2, 3)));
        (figures.Opened, figures.Unreachable, figures.WithoutFollowUp).ShouldBe((6, 1, 1));
        // 0.2 x 3/4 + 0.4 x 2/4 + 0.4 x 2/3
        figures.Composite!.Value.ShouldBe(0.616667, 0.000001);
    }

    [Fact]
    public void ThreeRates_ByTheCitysOwnWeights_CountOtherwise()
    {
        var reports = Reports(new()
        {
            ["Figures:WeightOfBasicallySatisfied"] = "0.6",
            ["Figures:CountsUnreachable"] = "true",
            ["Figures:WeightOfContacted"] = "0",
            ["Figures:WeightOfSolved"] = "0",
            ["Figures:WeightOfSatisfied"] = "1",
        });
        var figures = Of(reports, ReportDimension.Department, Answered(new(true, true, true, Satisfaction.BasicallySatisfied)), Answered(new(false))).Total;
        (figures.Satisfied, figures.Composite).ShouldBe((new Rate(0.6, 2), 0.3));
    }

    [Fact]
    public void Figures_OfAMergedTicketWhoseCallerAnswered_CountTheAnswerAndNothingElse()
    {
        var answered = In(TicketStatus.Merged).After(MasterResolution).After(Samples.Of(CommandKind.RecordFollowUp), Actor.Bot, Opened.AddHours(3));
        var figures = Of(answered).Total;
        (figures.Merged, figures.Contacted, figures.Solved, figures.Satisfied, figures.WithoutFollowUp).ShouldBe((1, new(1, 1), new(0, 1), new(0, 1), 0));
        (figures.ResolutionTimes.N, figures.SignedInTime.Of, figures.OpenNow).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void Figures_OfExcludedAndMergedTickets_ShowThemAndCountNothingElse()
    {
        var excluded = Answered(new(true, false, false, Satisfaction.Dissatisfied))
            .After(Samples.Of(CommandKind.ProposeExclusion), Operator, Opened.AddDays(2)).After(Samples.Of(CommandKind.ApproveExclusion), Supervisor, Opened.AddDays(2));
        var figures = Of(excluded, In(TicketStatus.Merged), In(TicketStatus.Declined), In(TicketStatus.Withdrawn)).Total;
        (figures.Opened, figures.Excluded, figures.Merged, figures.Declined, figures.Withdrawn).ShouldBe((4, 1, 1, 1, 1));
        (figures.Contacted.Of, figures.Contacted.Share, figures.Composite, figures.OpenNow).ShouldBe((0, null, null, 0));
        // The declined one was never signed for and stopped in time; the withdrawn one was signed for after ten minutes.
        figures.SignedInTime.ShouldBe(new Rate(1, 1));
    }

    [Fact]
    public void InTimeRates_CountWhatIsDoneOrOverdueOnly()
    {
        var late = Open(Streetlight).After(new TicketCommand.SignIn(), Staff, Opened.AddHours(3));
        var figures = Of(In(TicketStatus.Resolved), late, Open(Streetlight), Open(Streetlight, Now.AddMinutes(-5))).Total;
        // In time; signed after 3 h of 2; never signed; still within its time.
        figures.SignedInTime.ShouldBe(new Rate(1, 3));
        figures.ContactedInTime.ShouldBe(new Rate(1, 3));
        figures.ResolvedInTime.ShouldBe(new Rate(1, 1));
    }

    [Fact]
    public void Times_OfTenTickets_HaveMedianAndNinetiethPercentileByNearestRank()
    {
        // Resolved on ten days running at 10:00: after 1 to 10 days; the first weekend adds no office time.
        var tickets = Enumerable.Range(1, 10).Select(day => Open(Streetlight).After(Answer, Staff, Opened.AddDays(day))).ToArray();
        var times = Of(tickets).Total.ResolutionTimes;
        (times.N, times.MedianElapsed, times.P90Elapsed).ShouldBe((10, TimeSpan.FromDays(5), TimeSpan.FromDays(9)));
        // Seven hours a working day: the fifth is Saturday 10:00 (5 days less the hour before Monday 10:00), the ninth Wednesday 10:00.
        (times.MedianWorked, times.P90Worked).ShouldBe((TimeSpan.FromHours(34), TimeSpan.FromHours(49)));
    }

    [Fact]
    public void OpenNow_AtRiskAndOverdue_FollowTheResolutionClock()
    {
        var figures = Of(
            Open(Streetlight, Now.AddHours(-1)),
            Open(Streetlight),
            Open(Streetlight, Opened.AddDays(-3)),
            In(TicketStatus.AwaitingResident),
            Open(Unclear)).Total;
        // Six of seven days have gone: past the warning at 80 %. Nine days: overdue. The paused one is neither.
        (figures.OpenNow, figures.AtRisk, figures.Overdue).ShouldBe((5, 1, 1));
    }

    [Fact]
    public void ReturnedAndReopened_AreSharesOfThoseSentAndResolved()
    {
        var returned = In(TicketStatus.ReturnRequested).After(Samples.Of(CommandKind.ApproveReturn), Supervisor, Opened.AddHours(1));
        var figures = Of(returned, In(TicketStatus.Reopened), In(TicketStatus.Resolved), In(TicketStatus.Closed), Open(Unclear)).Total;
        (figures.Returned, figures.Reopened).ShouldBe((new Rate(1, 4), new Rate(1, 3)));
    }

    [Fact]
    public void ByDepartment_ClocksCountForWhoeverOwedThem()
    {
        var returned = In(TicketStatus.ReturnRequested).After(Samples.Of(CommandKind.ApproveReturn), Supervisor, Opened.AddHours(1));
        var table = Of(returned);
        table.Rows.Select(row => (row.Key, row.Figures.Opened, row.Figures.SignedInTime, row.Figures.ContactedInTime)).ShouldBe(
            [(Department, 0, new Rate(1, 1), new Rate(0, 0)), ("housing", 1, new Rate(0, 0), new Rate(0, 1))], ignoreOrder: true);
    }

    [Theory]
    [InlineData(ReportDimension.Area, "110105")]
    [InlineData(ReportDimension.Category, "cityscape")]
    [InlineData(ReportDimension.Subcategory, "cityscape.streetlight")]
    [InlineData(ReportDimension.Channel, "sms")]
    [InlineData(ReportDimension.Month, "2026-03")]
    [InlineData(ReportDimension.Department, Department)]
    public void By_EveryDimension_HasItsKey(ReportDimension by, string key) =>
        Of(Reports([]), by, Open(Streetlight)).Rows.ShouldHaveSingleItem().Key.ShouldBe(key);

    [Fact]
    public void ByMonth_IsTheCitysMonth() =>
        Of(Reports([]), ReportDimension.Month, Open(Streetlight, new DateTimeOffset(2026, 3, 31, 16, 0, 0, TimeSpan.Zero))).Rows[0].Key.ShouldBe("2026-04");

    [Fact]
    public void Rank_ByComposite_SharesPlacesAndLeavesOutWhomFewAnswered()
    {
        var reports = Reports(new() { ["Figures:FewestToRank"] = "1" });
        var best = new FollowUp(true, true, true, Satisfaction.Satisfied);
        var table = Of(reports, ReportDimension.Channel,
            On("sms", best), On("wechat", best), On("phone", new(true, false, false, Satisfaction.Dissatisfied)), On("webchat", new(false)));
        table.Rows.Select(row => (row.Key, row.Rank)).ShouldBe([("phone", 3), ("sms", 1), ("webchat", null), ("wechat", 1)]);
        Of(Reports([]), ReportDimension.Channel, On("sms", best)).Rows[0].Rank.ShouldBeNull();
    }

    [Fact]
    public void Figures_InAnyOrder_AreTheSame()
    {
        Ticket[] tickets = [.. Enum.GetValues<TicketStatus>().Select(status => In(status)), Answered(new(true, true, true, Satisfaction.Neutral))];
        var reversed = Of([.. tickets.Reverse()]);
        Of(tickets).Total.ShouldBe(reversed.Total);
        Of(tickets).Rows.ShouldBe(reversed.Rows);
    }

    [Theory]
    [InlineData("Figures:WeightOfSolved", "0.5", "Ticketing:Figures: WeightOfContacted, WeightOfSolved and WeightOfSatisfied do not add up to 1; give all three.")]
    [InlineData("Figures:WeightOfSolved", "2", "Ticketing:Figures:WeightOfSolved is '2'; allowed: a number from 0 to 1, such as 0.5.")]
    [InlineData("Figures:CountsUnreachable", "yes", "Ticketing:Figures:CountsUnreachable is 'yes'; allowed: true, false.")]
    [InlineData("Figures:FewestToRank", "0", "Ticketing:Figures:FewestToRank is '0'; allowed: a whole number from 1 to 10000.")]
    public void Options_ThatAreWrong_StopTheStart(string key, string value, string message) =>
        Should.Throw<TicketingConfigurationException>(() => Reports(new() { [key] = value })).Message.ShouldBe(message);

    private static Ticket Answered(FollowUp answers) =>
        In(TicketStatus.Resolved).After(new TicketCommand.RecordFollowUp(answers), Actor.Bot, Opened.AddDays(1));

    private static Ticket On(string channel, FollowUp answers)
    {
        var ticket = Answered(answers);
        return ticket with { Resident = ticket.Resident with { ChannelId = channel } };
    }

    private static FiguresTable Of(params Ticket[] tickets) => Of(Reports([]), ReportDimension.Department, tickets);

    private static FiguresTable Of(TicketReports reports, ReportDimension by, params Ticket[] tickets)
    {
        var figures = reports.Begin(by, Now);
        foreach (var ticket in tickets)
            figures.Add(ReportedTicket.Of(ticket));
        return figures.Build();
    }

    private static TicketReports Reports(Dictionary<string, string?> keys) => new ServiceCollection()
        .AddTicketing(new ConfigurationBuilder().AddInMemoryCollection(keys).Build(), ConfigurationDirectory)
        .BuildServiceProvider().GetRequiredService<TicketReports>();
}
