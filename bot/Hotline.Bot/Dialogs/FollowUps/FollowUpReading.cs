using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.FollowUps;

/// <summary>What a message adds to the answers of a follow-up, whichever question it answers.</summary>
internal static class FollowUpReading
{
    private const int Yes = 0;

    /// <summary>Fewer characters beyond a plain answer are no words of their own.</summary>
    private const int FewestCharacters = 6;

    private const string Between = "\n";

    private static readonly Satisfaction[] Satisfactions =
        [Satisfaction.Satisfied, Satisfaction.BasicallySatisfied, Satisfaction.Neutral, Satisfaction.Dissatisfied];

    /// <summary>The answers with what the message says; null where it says nothing of the kind.</summary>
    public static FollowUpAnswers? Take(FollowUpAnswers answers, Message message, int longestWords)
    {
        if (message.Picked is { } picked)
            return Pick(answers, picked);
        if (answers.Asked == FollowUpQuestion.Why)
            return TakeWhy(answers, message, longestWords);
        var read = Read(answers, message.Words);
        var plain = read == answers ? Plain(answers, message.Heard.YesNo) : read;
        return plain is null ? null : WithWords(plain, message.Words, longestWords);
    }

    /// <summary>What free words say, without a question that they answer.</summary>
    public static FollowUpAnswers Read(FollowUpAnswers answers, string words) => answers with
    {
        IsSolved = FollowUpWords.SaysSolved(words) ?? answers.IsSolved,
        WasContacted = FollowUpWords.SaysContacted(words) ?? answers.WasContacted,
        Satisfaction = FollowUpWords.SaysSatisfaction(words) ?? answers.Satisfaction,
    };

    /// <summary>Adds the words to those that are passed on, where they are more than a plain answer.</summary>
    public static FollowUpAnswers WithWords(FollowUpAnswers answers, string words, int longest)
        => answers.IsComplaint && Objection.Substance(words) >= FewestCharacters
            ? answers with { Words = Excerpt.Cut(answers.Words is { } before ? before + Between + words : words, longest) }
            : answers;

    private static FollowUpAnswers Pick(FollowUpAnswers answers, int picked) => answers.Asked switch
    {
        FollowUpQuestion.Solved => answers with { IsSolved = picked == Yes },
        FollowUpQuestion.Contacted => answers with { WasContacted = picked == Yes },
        FollowUpQuestion.Satisfaction => answers with { Satisfaction = Satisfactions[Math.Min(picked, Satisfactions.Length - 1)] },
        FollowUpQuestion.Why => answers with { WasAskedWhy = true },
    };

    private static FollowUpAnswers? Plain(FollowUpAnswers answers, bool? yesNo) => (answers.Asked, yesNo) switch
    {
        (_, null) => null,
        (FollowUpQuestion.Solved, { } solved) => answers with { IsSolved = solved },
        (FollowUpQuestion.Contacted, { } contacted) => answers with { WasContacted = contacted },
        (FollowUpQuestion.Satisfaction, { } satisfied) => answers with { Satisfaction = satisfied ? Satisfaction.Satisfied : Satisfaction.Dissatisfied },
        (FollowUpQuestion.Why, _) => null,
    };

    // Whatever is said here says why; "没什么" has nothing to tell.
    private static FollowUpAnswers? TakeWhy(FollowUpAnswers answers, Message message, int longest)
    {
        if (message.Means(Intent.No) || FollowUpWords.SaysNothing(message.Words) || message.Means(Intent.Skip) || message.Means(Intent.Cancel))
            return answers with { WasAskedWhy = true };
        return message.HasWords && !QuestionWords.Asks(message.Words) && !message.Means(Intent.TicketStatus)
            ? answers with { Words = Excerpt.Cut(answers.Words is { } before ? before + Between + message.Words : message.Words, longest), WasAskedWhy = true }
            : null;
    }
}
