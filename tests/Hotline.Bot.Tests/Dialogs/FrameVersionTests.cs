using System.Text.Json;
using Hotline.Bot.Conversations;
using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>Frames that another version of the program left on the stack.</summary>
public sealed class FrameVersionTests
{
    private readonly ScriptWorld world = new();

    [Fact]
    public async Task Form_OfAnotherVersion_KeepsTheResidentsWordsAndAsksTheRest()
    {
        var result = await DecideAsync(new("ticket", 99, Json("""{"description":"路灯坏了","somethingElse":[1,2]}""")), "朝阳区望京街道花家地北里");
        Text(result).ShouldContain("路灯坏了");
        Text(result).ShouldContain("花家地北里");
        result.State.Stack.ShouldHaveSingleItem().Version.ShouldBe(1);
    }

    [Theory]
    [InlineData("ticket", "{}")]
    [InlineData("ticket", "[1]")]
    [InlineData("chooseArticle", """{"articles":[]}""")]
    [InlineData("aDialogOfLongAgo", "null")]
    public async Task Frame_ThatCannotBeCarriedOver_IsDroppedWithAnApology(string dialog, string data)
    {
        var result = await DecideAsync(new(dialog, 99, Json(data)), "老年卡怎么办");
        Text(result).ShouldContain("不好意思");
        Text(result).ShouldContain("六十");
        result.State.Stack.ShouldBeEmpty();
    }

    private async Task<TurnResult> DecideAsync(Frame frame, string words)
    {
        var reference = new ConversationReference { ChannelId = ChannelIds.Sms, ConversationId = "c", User = new("+8613800138000") };
        var state = ConversationState.New with { Language = "zh-CN", Stack = [frame] };
        var inbound = new InboundActivity
        {
            ExternalId = "1",
            Activity = new() { ChannelId = ChannelIds.Sms, Conversation = new("c"), From = reference.User, Text = words },
        };
        var turn = new TurnInput(new(reference, state, 1, 1), inbound, TestChannels.Sms, world.Now, world.NextNumber());
        return await world.Engine.DecideAsync(turn, TestContext.Current.CancellationToken);
    }

    private static string Text(TurnResult result) => result.Replies.First(r => r.Type == ActivityTypes.Message).Text!;

    private static FrameData Json(string json) => new(JsonDocument.Parse(json).RootElement);
}
