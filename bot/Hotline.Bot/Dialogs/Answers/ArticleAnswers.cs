using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;

namespace Hotline.Bot.Dialogs.Answers;

/// <summary>Answers questions from articles: the answer worded for the channel, its source, and a way on.</summary>
internal sealed class ArticleAnswers(IKnowledgeBase knowledge, FollowOns followOns)
{
    private static readonly char[] Particles = [.. "啊呀哦啦呗哈哎 "];

    /// <summary>A question longer than this is a story; editors need its beginning only.</summary>
    private const int LongestQuestion = 500;

    /// <summary>Confidence of a passage of the article that is spoken of.</summary>
    private const double SureOfPassage = 1;

    /// <summary>What the knowledge base knows of a question.</summary>
    public ValueTask<KnowledgeResult> AskAsync(Turn turn, string question, CancellationToken cancellationToken)
    {
        var today = ChinaTime.DayOf(turn.Now);
        // "几点下班啊" is asked as "几点下班" is.
        question = question.TrimEnd(Particles);
        return knowledge.AskAsync(new(question, turn.Language, today, IsHeard: turn.Message.Input == InputModality.Speech), cancellationToken);
    }

    /// <summary>Answers, asks which of several is meant, or says honestly that there is no answer.</summary>
    public static void Tell(Turn turn, string question, KnowledgeResult result)
    {
        switch (result.Verdict)
        {
            case KnowledgeVerdict.Answer:
                Give(turn, result.Hits[0].Article, result.Hits[0].Confidence);
                break;
            case KnowledgeVerdict.Choose:
                ChooseArticleDialog.Begin(turn, question, result.Hits);
                break;
            case KnowledgeVerdict.None:
                TellNone(turn, question);
                break;
        }
    }

    /// <summary>Answers a question in the middle of something else; false where it is better taken as an answer to what was asked.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="takesAnyWords">True where whatever was said can be an answer to what was asked.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<bool> TryAnswerAsideAsync(Turn turn, bool takesAnyWords, CancellationToken cancellationToken)
    {
        if (followOns.ArticleOf(turn.State, turn.Message.Heard.Text, turn.Language) is { Passages.Length: > 0 } spokenOf)
        {
            SayPassages(turn, spokenOf.Article, spokenOf.Passages);
            return true;
        }

        var question = turn.KeptWords;
        var result = await AskAsync(turn, question, cancellationToken);
        switch (result.Verdict)
        {
            case KnowledgeVerdict.Answer:
                Give(turn, result.Hits[0].Article, result.Hits[0].Confidence);
                return true;
            case KnowledgeVerdict.Choose:
                ChooseArticleDialog.Begin(turn, question, result.Hits);
                return true;
            case KnowledgeVerdict.None when takesAnyWords:
                return false;
            case KnowledgeVerdict.None:
                RaiseGap(turn, question);
                turn.Say(TextKeys.NoAnswerAside);
                return true;
            default:
                throw new InvalidOperationException($"No such verdict: {result.Verdict}.");
        }
    }

    /// <summary>Gives an article as the answer. In the middle of something else it is the short one.</summary>
    public static void Give(Turn turn, Article article, double confidence)
    {
        turn.Raise(new DomainEvent.ArticleGiven(article.Id, confidence));
        if (article.Language != turn.Language)
            turn.Say(TextKeys.OnlyInChinese);
        var isAside = turn.Top is not null;
        var rest = turn.Channel.Style == AnswerStyle.Rich && !isAside ? GiveFull(turn, article) : GiveShort(turn, article);
        turn.State = turn.State with { CurrentArticle = article.Id, ArticleOffset = rest };
        turn.Say(TextKeys.Source, Source(turn, article));
        if (!isAside)
            OfferWayOn(turn, rest is not null);
    }

    /// <summary>Says the next page of the article given last; false where none was given.</summary>
    public bool SayMore(Turn turn)
    {
        if (turn.State.CurrentArticle is not { } id || knowledge.Find(id, turn.Language) is not { } article)
            return false;
        if (turn.State.ArticleOffset is not { } offset)
        {
            turn.Say(TextKeys.NoMore);
        }
        else
        {
            var rest = AddPage(turn, article, offset);
            turn.State = turn.State with { ArticleOffset = rest };
        }

        if (turn.Top is null)
            OfferWayOn(turn, turn.State.ArticleOffset is not null);
        return true;
    }

    /// <summary>
    /// Answers a question that names no subject of its own ("要带什么材料", "我妈是外地户口，能办吗") from the article given last; false where
    /// it is none, or no article was given.
    /// </summary>
    public bool TrySayAspect(Turn turn)
    {
        if (followOns.ArticleOf(turn.State, turn.Message.Heard.Text, turn.Language) is not { } asked)
            return false;
        if (asked.Passages.Length > 0)
            SayPassages(turn, asked.Article, asked.Passages);
        else
            TellNone(turn, $"{asked.Article.Title}: {turn.KeptWords}");
        return true;
    }

    /// <summary>
    /// Answers a short question from the article given last, where that holds what it names ("谁上门评估") and <paramref name="found"/> has no
    /// article of that name; false where it does not.
    /// </summary>
    public bool TrySayWithin(Turn turn, KnowledgeResult found)
    {
        if (turn.Message.Picked is not null || followOns.Within(turn.State, turn.Message.Heard.Text, turn.Language, found) is not { } asked)
            return false;
        SayPassages(turn, asked.Article, asked.Passages);
        return true;
    }

    /// <summary>True for a question that names no subject of its own ("要多久").</summary>
    public bool NamesNoSubject(Message message) => message.Picked is null && followOns.NamesNoSubject(message.Heard.Text);

    /// <summary>
    /// Answers a question that names no subject of its own ("怎么办", "多少钱") from the article about a matter that was told; false where there
    /// is none, or it does not say.
    /// </summary>
    public async ValueTask<bool> TrySayOfAsync(Turn turn, string matter, CancellationToken cancellationToken)
    {
        if (await AskAsync(turn, matter, cancellationToken) is not { Verdict: KnowledgeVerdict.Answer, Hits: [var hit, ..] })
            return false;
        if (followOns.PassagesOf(hit.Article, turn.Message.Heard.Text) is { Length: > 0 } passages)
            SayPassages(turn, hit.Article, passages);
        else if (followOns.AsksWhatToDo(turn.Message.Heard.Text))
            Give(turn, hit.Article, hit.Confidence);
        else
            return false;
        return true;
    }

    /// <summary>True for a question how long something takes that it does not name ("大概多久").</summary>
    public bool AsksHowLong(Message message) => message.Picked is null && followOns.AsksHowLong(message.Heard.Text);

    /// <summary>Asks what a question is about that names no subject of its own, where nothing was spoken of before; false where it is none.</summary>
    public bool TryAskSubject(Turn turn)
    {
        if (!NamesNoSubject(turn.Message))
            return false;
        turn.Ask(TextKeys.SubjectAsk);
        return true;
    }

    /// <summary>Says that there is no answer, and offers to have one found.</summary>
    public static void TellNone(Turn turn, string question)
    {
        RaiseGap(turn, question);
        turn.Say(TextKeys.NoAnswer);
        OfferTicketDialog.Begin(turn, question, TextKeys.OfferTicketAsk);
    }

    private static void SayPassages(Turn turn, Article article, string passages)
    {
        turn.Raise(new DomainEvent.ArticleGiven(article.Id, SureOfPassage));
        if (turn.Channel.Style != AnswerStyle.Brief)
            turn.Say(TextKeys.AboutArticle, article.Title);
        var (page, _) = TextPager.Page(passages, 0, Lengths.Page(turn, article.Language));
        turn.Reply.Add(turn.IsSpoken ? RunningText.Of(page, article.Language) : page);
        turn.Say(TextKeys.Source, Source(turn, article));
        if (turn.Top is null)
            OfferWayOn(turn, turn.State.ArticleOffset is not null);
    }

    /// <summary>Tells the editors that a question has no answer.</summary>
    public static void RaiseGap(Turn turn, string question)
        => turn.Raise(new DomainEvent.KnowledgeGapFound(Excerpt.Cut(question, LongestQuestion), turn.Language));

    // The full text begins with its title, so that one sees which service was understood.
    private static int? GiveFull(Turn turn, Article article)
    {
        turn.Reply.IsMarkdown = true;
        turn.Say(TextKeys.ArticleTitle, article.Title);
        return AddPage(turn, article, offset: 0);
    }

    private static int? GiveShort(Turn turn, Article article)
    {
        var (page, next) = TextPager.Page(SpokenDigits.InFigures(article.Spoken), 0, Math.Max(Lengths.Page(turn, article.Language), 1));
        turn.Reply.Add(page);
        // What follows the short answer is the full one, from its beginning.
        return next is null && string.IsNullOrWhiteSpace(article.PlainBody) ? null : 0;
    }

    private static int? AddPage(Turn turn, Article article, int offset)
    {
        if (turn.Channel.Style == AnswerStyle.Rich)
        {
            turn.Reply.IsMarkdown = true;
            var (rich, afterRich) = TextPager.Page(article.Body, offset, Lengths.Page(turn, article.Language));
            turn.Reply.Add(new(rich, article.Spoken));
            return afterRich;
        }

        var (plain, next) = TextPager.Page(article.PlainBody, offset, Lengths.Page(turn, article.Language));
        turn.Reply.Add(turn.IsSpoken ? RunningText.Of(plain, article.Language) : plain);
        return next;
    }

    /// <summary>Says how to go on after an answer.</summary>
    public static void OfferWayOn(Turn turn, bool hasMore)
    {
        // In a text message the numbered choices say it.
        if (turn.Channel.Style != AnswerStyle.Brief)
            turn.Say(hasMore ? TextKeys.WayOnWithMore : TextKeys.WayOn);
        turn.AwaitAnswer();
        if (hasMore)
            turn.Offer(TextKeys.ChoiceMore, TextKeys.ChoiceReport, TextKeys.ChoicePerson);
        else
            turn.Offer(TextKeys.ChoiceReport, TextKeys.ChoicePerson);
    }

    // Aloud and in a text message one law is enough; the first is the one that the answer rests on.
    private static string Source(Turn turn, Article article)
    {
        if (turn.Channel.Style == AnswerStyle.Rich)
            return article.Source;
        var first = article.Source.Split(['；', ';'], 2)[0];
        return Excerpt.Of(first, Lengths.Source(turn, article.Language));
    }
}
