using Hotline.Bot.Handoff;
using Hotline.Channels;
using Hotline.Console.Board;

namespace Hotline.Console.Tests.Board;

public sealed class AnswerStandardTests
{
    private static readonly DateTimeOffset Asked = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ChannelIds.Phone, 15, AnswerVerdict.InTime)]
    [InlineData(ChannelIds.Phone, 16, AnswerVerdict.Late)]
    [InlineData(ChannelIds.Sms, 180, AnswerVerdict.InTime)]
    [InlineData(ChannelIds.WebChat, 181, AnswerVerdict.Late)]
    public void Answered_WithinTheStandardOrNot(string channel, int seconds, AnswerVerdict verdict)
        => AnswerStandard.Of(new(new(channel, "c"), Asked, AnsweredAt: Asked.AddSeconds(seconds)), Asked.AddDays(1)).ShouldBe(verdict);

    [Theory]
    [InlineData(179, AnswerVerdict.Waiting)]
    [InlineData(181, AnswerVerdict.Late)]
    public void Waiting_IsLateOnceTheTimeHasPassed(int seconds, AnswerVerdict verdict)
        => AnswerStandard.Of(new(new(ChannelIds.Sms, "c"), Asked), Asked.AddSeconds(seconds)).ShouldBe(verdict);

    [Theory]
    [InlineData(60, AnswerVerdict.Left)]
    [InlineData(600, AnswerVerdict.Late)]
    public void Leaving_CountsOnlyAfterTheTimeHasPassed(int seconds, AnswerVerdict verdict)
        => AnswerStandard.Of(new(new(ChannelIds.Sms, "c"), Asked, LeftAt: Asked.AddSeconds(seconds)), Asked.AddDays(1)).ShouldBe(verdict);

    [Fact]
    public void Share_LeavesOutWhoDidWithout_AndIsRoundedDown()
    {
        HandoffAnswer[] answers =
        [
            .. Enumerable.Range(0, 199).Select(n => new HandoffAnswer(new(ChannelIds.Sms, $"{n}"), Asked, AnsweredAt: Asked.AddSeconds(5))),
            new(new(ChannelIds.Sms, "late"), Asked, AnsweredAt: Asked.AddHours(1)),
            new(new(ChannelIds.Sms, "left"), Asked, LeftAt: Asked.AddSeconds(5)),
        ];

        AnswerStandard.ShareOf(answers, Asked.AddHours(2)).ShouldBe(new(InTime: 199, Late: 1));
        AnswerStandard.ShareOf(answers, Asked.AddHours(2)).Percent.ShouldBe(99);
        AnswerStandard.ShareOf([], Asked).Percent.ShouldBeNull();
    }
}
