using Hotline.Evaluation.Measures;

namespace Hotline.Evaluation.Tests;

/// <summary>The measures on toy sets whose figures were computed by hand.</summary>
public sealed class MeasureTests
{
    // a: three messages, two read rightly; b: two, one rightly; c: one, read as a.
    private static readonly Reading[] _toy =
    [
        new("a", "a", "b", 0.9), new("a", "a", "c", 0.8), new("a", "b", "a", 0.4), new("b", "b", "a", 0.7), new("b", "a", "b", 0.6), new("c", "a", "b", 0.5),
    ];

    [Fact]
    public void Accuracy_OfTheToySet_IsThreeOfSix() => Classification.Accuracy(_toy).ShouldBe(0.5);

    [Fact]
    public void TopTwo_OfTheToySet_IsFiveOfSix() => Classification.TopTwo(_toy).ShouldBe(5.0 / 6, 1e-12);

    // a: 2 * 2 / (3 + 4); b: 2 * 1 / (2 + 2); c: nothing right.
    [Fact]
    public void MacroF1_OfTheToySet_IsTheMeanOfThree() => Classification.MacroF1(_toy).ShouldBe((4.0 / 7 + 0.5 + 0) / 3, 1e-12);

    // By confidence: right, right, right, wrong, wrong, wrong.
    [Theory]
    [InlineData(0.98, 3)]
    [InlineData(0.75, 4)]
    [InlineData(0.5, 6)]
    public void CoverageAt_OfTheToySet_TakesTheMostConfident(double accuracy, int messages) =>
        Classification.CoverageAt(accuracy, _toy).ShouldBe(messages / 6.0, 1e-12);

    [Fact]
    public void CoverageAt_MessagesOfOneConfidence_AreTakenTogether() =>
        Classification.CoverageAt(0.98, [new("a", "a", null, 0.5), new("a", "b", null, 0.5)]).ShouldBe(0);

    // Places 1, 2, 6 and none.
    [Fact]
    public void Ranking_OfFourQuestions_IsCountedByPlace()
    {
        int[] places = [1, 2, 6, 0];

        Ranking.RecallAt(1, places).ShouldBe(0.25);
        Ranking.RecallAt(5, places).ShouldBe(0.5);
        Ranking.MeanReciprocalRank(places).ShouldBe((1 + 0.5 + 1.0 / 6) / 4, 1e-12);
    }

    [Theory]
    [InlineData("x", 0)]
    [InlineData("b", 2)]
    [InlineData("a", 1)]
    public void PlaceOf_RightId_IsCountedFromOne(string right, int place) => Ranking.PlaceOf(["a", "b", "c"], [right]).ShouldBe(place);

    [Fact]
    public void Measures_OfNothing_AreNoNumber()
    {
        Classification.Accuracy([]).ShouldBe(double.NaN);
        Classification.MacroF1([]).ShouldBe(double.NaN);
        Ranking.RecallAt(1, []).ShouldBe(double.NaN);
    }
}
