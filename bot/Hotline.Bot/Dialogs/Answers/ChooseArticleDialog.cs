using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;
using Hotline.Channels;
using Hotline.Knowledge.Search;

namespace Hotline.Bot.Dialogs.Answers;

/// <summary>Asks which of two or three articles is meant.</summary>
internal sealed class ChooseArticleDialog(IKnowledgeBase knowledge, FollowOns followOns) : IDialog
{
    private const string DialogName = "chooseArticle";
    private const int CurrentVersion = 1;

    /// <summary>Choosing is as good as having asked in the article's own words.</summary>
    private const double ConfidenceOfChoice = 1;

    public string Name => DialogName;

    public int Version => CurrentVersion;

    public static void Begin(Turn turn, string question, IReadOnlyList<KnowledgeHit> hits)
    {
        var choice = new ArticleChoice(question, [.. hits.Select(h => new ListedArticle(h.Article.Id, h.Article.Title))]);
        turn.Push(Frames.Of(DialogName, CurrentVersion, choice, DialogJson.Default.ArticleChoice));
        Ask(turn, choice);
    }

    public ValueTask<DialogOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        var choice = turn.Top!.Read(DialogJson.Default.ArticleChoice);
        var message = turn.Message;
        if (message.Means(Intent.More) && message.Picked is null)
        {
            Ask(turn, choice);
            return new(DialogOutcome.Done);
        }

        var picked = Picked(message, choice);
        // "要带什么材料" is of the one that is yet to be named.
        if (message.Picked is null && choice.Articles.Count > 1 && picked is null && followOns.NamesNoSubject(message.Heard.Text))
        {
            turn.Say(TextKeys.NameItFirst);
            Ask(turn, choice);
            return new(DialogOutcome.Done);
        }

        turn.Pop();
        if (picked is { } index && knowledge.Find(choice.Articles[index].Id, turn.Language) is { } article)
            ArticleAnswers.Give(turn, article, ConfidenceOfChoice);
        else if (message.Picked is not null || message.Heard.YesNo == false)
            ArticleAnswers.TellNone(turn, choice.Question);
        else
            return new(DialogOutcome.PassOn);
        return new(DialogOutcome.Done);
    }

    public ValueTask AskAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        Ask(turn, turn.Top!.Read(DialogJson.Default.ArticleChoice));
        return ValueTask.CompletedTask;
    }

    private static void Ask(Turn turn, ArticleChoice choice)
    {
        if (choice.Articles.Count == 1)
        {
            turn.Ask(TextKeys.IsItThisArticle, choice.Articles[0].Title);
            turn.Offer(TextKeys.ChoiceRight, TextKeys.ChoiceWrong);
            return;
        }

        turn.Ask(TextKeys.WhichArticle);
        turn.Reply.Offer([.. choice.Articles.Select(a => new CardAction(a.Title, a.Title)), turn.Choice(TextKeys.ChoiceNoneOfThese)], isTheQuestion: true);
    }

    private static int? Picked(Message message, ArticleChoice choice)
    {
        if (message.Picked is { } index)
            return index < choice.Articles.Count ? index : null;
        if (choice.Articles.Count == 1)
            return message.Heard.YesNo == true ? 0 : null;
        return TitleMatch.Find(message.Words, [.. choice.Articles.Select(a => a.Title)]);
    }
}

/// <summary>Articles to choose from.</summary>
internal sealed record ArticleChoice(string Question, IReadOnlyList<ListedArticle> Articles);

/// <summary>An article as it was listed.</summary>
internal sealed record ListedArticle(string Id, string Title);
