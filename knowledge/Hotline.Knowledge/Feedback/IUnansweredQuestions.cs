namespace Hotline.Knowledge.Feedback;

/// <summary>The questions that nothing in the knowledge base answered, as residents asked them. Implemented by storage.</summary>
public interface IUnansweredQuestions
{
    /// <summary>Questions asked since <paramref name="since"/>, UTC, newest first.</summary>
    Task<IReadOnlyList<UnansweredQuestion>> ListAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken);

    /// <summary>Forms of the questions that editors have put aside: no article is wanted.</summary>
    Task<IReadOnlySet<string>> PutAsideAsync(CancellationToken cancellationToken);

    /// <summary>Puts questions of these forms aside, also those still to be asked.</summary>
    Task PutAsideAsync(IReadOnlyList<string> forms, string accountId, CancellationToken cancellationToken);

    /// <summary>Undoes it.</summary>
    Task TakeBackAsync(IReadOnlyList<string> forms, CancellationToken cancellationToken);
}

/// <summary>A question that was not answered.</summary>
/// <param name="Text">The resident's words, with whatever they say about a person.</param>
/// <param name="Language">Of the conversation.</param>
/// <param name="At">When it was asked, UTC.</param>
/// <param name="ChannelId">Where.</param>
public sealed record UnansweredQuestion(string Text, string Language, DateTimeOffset At, string ChannelId);
