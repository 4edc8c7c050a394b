using Hotline.Bot.Conversations;
using Hotline.Bot.Tests.Dialogs.Scripts;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>What an operator is offered to answer with, for words as residents write them.</summary>
public sealed class DeskSuggestionTests
{
    [Theory]
    [InlineData("那要带什么材料")]
    [InlineData("那要帶什麼材料？")]
    [InlineData("我妈是外地户口，能办吗？")]
    [InlineData("我媽是外地戶口，能辦嗎？")]
    [InlineData("　多少錢　")]
    public async Task Question_WithoutASubjectOfItsOwn_IsOfTheArticleGivenLast(string words)
    {
        var state = ConversationState.New with { CurrentArticle = "elderly-card" };

        var found = await new ScriptWorld().Suggestions.FindAsync(state, new(words, "zh-CN", new(2026, 11, 23), 3), TestContext.Current.CancellationToken);

        found.ShouldHaveSingleItem().Id.ShouldBe("elderly-card");
    }

    [Fact]
    public async Task Question_WithASubjectOfItsOwn_IsLookedUp()
    {
        var state = ConversationState.New with { CurrentArticle = "elderly-card" };

        var found = await new ScriptWorld().Suggestions.FindAsync(state, new("居住證到期了怎麼續？", "zh-CN", new(2026, 11, 23), 3), TestContext.Current.CancellationToken);

        found[0].Id.ShouldContain("residence-permit");
    }
}
