using Hotline.Bot.Understanding;
using Hotline.TestKit;
using Hotline.Ticketing;
using Hotline.Ticketing.Routing.Learned;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Bot.Tests.Understanding;

public sealed class LearnedCategoryTests
{
    private const string Lamps = "cityscape.streetlight";
    private const string Heat = "utilities.heating";

    // The city's own words for the two: "大白杨" and "小火龙" stand in no list of phrases.
    private static readonly RoutingModel _model = RoutingTrainer.Train(
    [
        .. Enumerable.Range(0, 60).Select(i => new LabelledMessage($"第{i}号大白杨又黑了，请派人来看大白杨", Lamps)),
        .. Enumerable.Range(0, 60).Select(i => new LabelledMessage($"第{i}家小火龙不行了，请派人来看小火龙", Heat)),
    ], CancellationToken.None);

    [Theory]
    [InlineData("我要投诉，门口的大白杨又黑了，没人来看大白杨", Lamps)]
    [InlineData("我要投诉，家里小火龙不行了，没人来看小火龙", Heat)]
    public void Understand_WordsOfPastTickets_AreSureByThemselves(string said, string category)
    {
        var heard = Understand(said, isStarter: false);

        heard.Category.ShouldBe(category);
        heard.CategoryConfidence.ShouldBeGreaterThan(0.7);
    }

    [Fact]
    public void Understand_StarterModel_ProposesToAPerson()
    {
        var heard = Understand("我要投诉，门口的大白杨又黑了，没人来看大白杨", isStarter: true);

        heard.Category.ShouldBe(Lamps);
        heard.CategoryConfidence.ShouldBeLessThan(0.5);
    }

    [Fact]
    public void Understand_PhrasesAgainstPastTickets_TheTicketsOutweigh()
    {
        const string Said = "我要投诉，门口的大白杨又黑了，请派人来看大白杨，井盖";

        Understand(Said, isStarter: true).Category.ShouldNotBe(Lamps);
        Understand(Said, isStarter: false).Category.ShouldBe(Lamps);
    }

    [Theory]
    [InlineData("老年卡怎么办")]
    [InlineData("谢谢你，再见")]
    public void Understand_NoMatter_IsNotReadByTickets(string said) => Understand(said, isStarter: false).Category.ShouldNotBeOneOf(Lamps, Heat);

    private static Understood Understand(string said, bool isStarter)
    {
        using var services = new ServiceCollection().AddTicketing(new ConfigurationBuilder().Build(), Checkout.Appsettings).AddUnderstanding().BuildServiceProvider();
        services.GetRequiredService<CurrentRouting>().Take(new LearnedRouting(_model, isStarter));
        return services.GetRequiredService<IUnderstanding>().Understand(said, null, new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    }
}
