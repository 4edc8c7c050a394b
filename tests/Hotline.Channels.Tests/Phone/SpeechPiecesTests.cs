using Hotline.Channels.Phone;

namespace Hotline.Channels.Tests.Phone;

public sealed class SpeechPiecesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public void Split_Nothing_NoPiece(string text) => SpeechPieces.Split(text).ShouldBeEmpty();

    [Fact]
    public void Split_Short_OnePiece() => SpeechPieces.Split("您好。请问有什么事？").ShouldBe(["您好。请问有什么事？"]);

    [Fact]
    public void Split_LongWithoutSentences_CutAtAPause()
        => SpeechPieces.Split(string.Concat(Enumerable.Repeat("一二三四五六七八九，", 100))).ShouldAllBe(piece => piece.EndsWith('，') && piece.Length <= 300);

    [Theory]
    [InlineData("好")]
    [InlineData("😀")]
    [InlineData("a")]
    public void Split_LongWithoutAnyBreath_CutBetweenCharacters(string character)
    {
        var text = string.Concat(Enumerable.Repeat(character, 6000));

        var pieces = SpeechPieces.Split(text).ToList();

        string.Concat(pieces).ShouldBe(text);
        pieces.ShouldAllBe(piece => Uri.EscapeDataString(piece).Length <= 2700 && !char.IsLowSurrogate(piece[0]));
    }
}
