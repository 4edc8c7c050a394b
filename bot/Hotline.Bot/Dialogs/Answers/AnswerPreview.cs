using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Knowledge.Articles;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.Answers;

/// <summary>Shows what the hotline would say with an article, by the same code that answers residents.</summary>
public interface IAnswerPreview
{
    /// <summary>The replies to a resident who has just asked for this article, in the article's language.</summary>
    /// <param name="article">The article; it need not be published.</param>
    /// <param name="channel">Where.</param>
    /// <param name="now">The instant, UTC.</param>
    IReadOnlyList<Activity> Show(Article article, ChannelCapabilities channel, DateTimeOffset now);
}

/// <inheritdoc cref="IAnswerPreview"/>
internal sealed class AnswerPreview(Texts texts, DialogOptions options) : IAnswerPreview
{
    public IReadOnlyList<Activity> Show(Article article, ChannelCapabilities channel, DateTimeOffset now)
    {
        var resident = new ChannelAccount("preview");
        var asked = new Activity { ChannelId = channel.ChannelId, Conversation = new("preview"), From = resident, Text = article.Title, Locale = article.Language };
        var conversation = new Conversation(ConversationReference.From(asked), ConversationState.New with { Language = article.Language }, Version: 0, LastSequence: 0);
        var input = new TurnInput(conversation, new() { Activity = asked, ExternalId = "preview" }, channel, now, new TicketNumber(0));
        var turn = new Turn(input, texts, options);
        ArticleAnswers.Give(turn, article, confidence: 1);
        return TurnEngine.ResultOf(turn).Replies;
    }
}
