using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Routing.Learned;
using Hotline.Ticketing.Tickets;
using static Hotline.Ticketing.Tests.SampleCity;

namespace Hotline.Ticketing.Tests.Routing.Learned;

public sealed class CurrentRoutingTests
{
    private static readonly RoutingModel _starter = StarterRouting.Train(City, TestContext.Current.CancellationToken)!;

    [Theory]
    [InlineData("楼上邻居半夜装修吵死了", "environment.noise-neighbour")]
    [InlineData("老板拖欠我三个月工资不给", "labour.unpaid-wages")]
    public void Train_ShippedCategories_ReadsWhatIsSaidOtherwise(string said, string category) => _starter.Classify(said).Label.ShouldBe(category);

    [Fact]
    public void Route_WithAModel_SaysWhichWordsSpokeForTheCategory()
    {
        var routing = new CurrentRouting();
        routing.Take(new LearnedRouting(_starter, IsStarter: true));
        var router = new Router(City, new RoutingTable(RoutingFile.Load(ConfigurationDirectory, City)), 0.6, routing);
        var matter = new Matter
        {
            Description = "花家地北里门口的路灯不亮三天了",
            Kind = TicketKind.Help,
            Category = "cityscape.streetlight",
            CategoryConfidence = 0.9,
            Place = new() { District = "110105" },
        };

        var reason = router.Route(matter).Reasons[^1];

        reason.ShouldStartWith("CategoryWords|cityscape.streetlight|");
        Wording.Reason(reason, "zh-CN").ShouldContain("路灯");
        Wording.Reason(reason, "en").ShouldContain("路灯");
    }
}
