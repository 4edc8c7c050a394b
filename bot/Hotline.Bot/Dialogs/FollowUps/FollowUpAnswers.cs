using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.FollowUps;

/// <summary>A follow-up as far as the resident has answered: the data of <see cref="FollowUpDialog"/>'s frame.</summary>
internal sealed record FollowUpAnswers
{
    public required long Number { get; init; }

    public FollowUpQuestion Asked { get; init; }

    public bool? IsSolved { get; init; }

    public bool? WasContacted { get; init; }

    public Satisfaction? Satisfaction { get; init; }

    /// <summary>The resident's own words, beyond the choices.</summary>
    public string? Words { get; init; }

    /// <summary>True once they were asked what went wrong: nobody is asked for words twice.</summary>
    public bool WasAskedWhy { get; init; }

    /// <summary>True where something was not done well.</summary>
    public bool IsComplaint => IsSolved == false || Satisfaction is Ticketing.Tickets.Satisfaction.Neutral or Ticketing.Tickets.Satisfaction.Dissatisfied;

    /// <summary>What is to be asked next; null where all is known.</summary>
    public FollowUpQuestion? Next => this switch
    {
        { IsSolved: null } => FollowUpQuestion.Solved,
        { WasContacted: null } => FollowUpQuestion.Contacted,
        { Satisfaction: null } => FollowUpQuestion.Satisfaction,
        { IsComplaint: true, Words: null, WasAskedWhy: false } => FollowUpQuestion.Why,
        _ => null,
    };

    /// <summary>As it is recorded on the ticket.</summary>
    public FollowUp ToFollowUp() => new(IsReached: true, WasContacted, IsSolved, Satisfaction, Words);
}

/// <summary>What a follow-up asks, in its order.</summary>
internal enum FollowUpQuestion
{
    /// <summary>Is it solved?</summary>
    Solved,
    /// <summary>Did the department contact you?</summary>
    Contacted,
    /// <summary>How satisfied are you?</summary>
    Satisfaction,
    /// <summary>What went wrong?</summary>
    Why,
}
