using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Handoff;

/// <summary>
/// What operators do with conversations. Each is decided on the stored conversation and committed with its version, like a turn: of two
/// operators who take the same conversation one gets it, and nothing is sent that is not committed.
/// </summary>
public interface IOperatorDesk
{
    /// <summary>Takes a waiting conversation; the bot is silent from then on, and the resident is told.</summary>
    Task<DeskResult> ClaimAsync(ConversationKey conversation, DeskOperator by, CancellationToken cancellationToken);

    /// <summary>Says something to the resident.</summary>
    Task<DeskResult> ReplyAsync(ConversationKey conversation, string text, DeskOperator by, CancellationToken cancellationToken);

    /// <summary>Gives the conversation back to the bot, with its context kept, or ends it.</summary>
    /// <param name="conversation">Which.</param>
    /// <param name="outcome">How the operator's part ends.</param>
    /// <param name="wrapUp">What came of it; null: nothing is kept.</param>
    /// <param name="by">Who ends it.</param>
    /// <param name="cancellationToken">Cancels the wait, not a commit under way.</param>
    Task<DeskResult> FinishAsync(ConversationKey conversation, DeskOutcome outcome, WrapUp? wrapUp, DeskOperator by, CancellationToken cancellationToken);

    /// <summary>Gives the conversation to somebody else: it goes back to its place in the queue, and those meant are asked first.</summary>
    Task<DeskResult> TransferAsync(ConversationKey conversation, DeskTransfer to, DeskOperator by, CancellationToken cancellationToken);

    /// <summary>Notes something for colleagues; no resident ever sees it. Anybody at the desk may, whoever has the conversation.</summary>
    Task<DeskResult> NoteAsync(ConversationKey conversation, string text, DeskOperator by, CancellationToken cancellationToken);

    /// <summary>Puts a claimed conversation back to its place in the queue, because its operator cannot go on.</summary>
    /// <param name="conversation">Which.</param>
    /// <param name="accountId">Whose claim it is.</param>
    /// <param name="reason">Why, by name: <c>lost</c>, <c>transferred</c>.</param>
    /// <param name="cancellationToken">Cancels the wait, not a commit under way.</param>
    Task<DeskResult> ReturnAsync(ConversationKey conversation, string accountId, string reason, CancellationToken cancellationToken);

    /// <summary>Opens a ticket for the resident and tells them its number.</summary>
    /// <param name="conversation">Which.</param>
    /// <param name="matter">What it is about.</param>
    /// <param name="contact">How to reach them, where the channel does not tell.</param>
    /// <param name="by">Who opens it.</param>
    /// <param name="cancellationToken">Cancels the wait, not a commit under way.</param>
    Task<DeskResult> OpenTicketAsync(ConversationKey conversation, Matter matter, DeskContact contact, DeskOperator by, CancellationToken cancellationToken);
}

/// <summary>The operator who acts.</summary>
/// <param name="AccountId">Their account.</param>
/// <param name="WorkNumber">What residents are told.</param>
/// <param name="LeaseUntil">Until when a new claim holds without a sign of life, UTC.</param>
/// <param name="Request">Tells what they do now from what they do at any other time, so that it is done once however often it is sent; null where it cannot come twice.</param>
public sealed record DeskOperator(string AccountId, string WorkNumber, DateTimeOffset LeaseUntil, RequestMark? Request = null);

/// <summary>How a resident can be reached.</summary>
/// <param name="Name">As given, or null.</param>
/// <param name="Phone">E.164, or null: the channel's own number, where it has one.</param>
public sealed record DeskContact(string? Name = null, string? Phone = null);

/// <summary>To whom a conversation is transferred; both null: to whoever comes next.</summary>
/// <param name="AccountId">A person who is asked first, or null.</param>
/// <param name="Skill">A skill that is wanted, or null.</param>
/// <param name="Note">Why, for colleagues; empty: none.</param>
public sealed record DeskTransfer(string? AccountId = null, string? Skill = null, string Note = "");

/// <summary>What came of an operator's part.</summary>
/// <param name="Result">In a word.</param>
/// <param name="Note">More about it, for colleagues; empty: none.</param>
public sealed record WrapUp(WrapUpResult Result, string Note = "");

/// <summary>What came of an operator's part, in a word.</summary>
public enum WrapUpResult
{
    /// <summary>The question was answered.</summary>
    Answered,
    /// <summary>A ticket was opened, or one was spoken of.</summary>
    Ticket,
    /// <summary>The resident was told who else deals with it.</summary>
    Referred,
    /// <summary>The resident is to be called back.</summary>
    CallBack,
    /// <summary>The resident did not answer any more.</summary>
    NoReply,
    /// <summary>Nothing the hotline could do: a prank, abuse, a wrong number.</summary>
    Idle,
}

/// <summary>How an operator ends their part.</summary>
public enum DeskOutcome
{
    /// <summary>The bot goes on where it was.</summary>
    BackToBot,
    /// <summary>Everything is said; the next message begins anew.</summary>
    WrappedUp,
}

/// <summary>Outcome of an operator's action.</summary>
public abstract record DeskResult
{
    private DeskResult() { }

    /// <summary>Committed.</summary>
    /// <param name="Ticket">The ticket that was opened, or null.</param>
    /// <param name="WasBefore">True where this very request was carried out before: nothing was changed now.</param>
    public sealed record Done(Ticket? Ticket = null, bool WasBefore = false) : DeskResult;

    /// <summary>Nothing was changed.</summary>
    public sealed record Refused(DeskRefusal Reason) : DeskResult;
}

/// <summary>Why an operator's action was refused.</summary>
public enum DeskRefusal
{
    /// <summary>The conversation does not wait for anybody.</summary>
    NotWaiting,
    /// <summary>Another operator has it.</summary>
    TakenByAnother,
    /// <summary>The operator does not have it (any more).</summary>
    NotYours,
    /// <summary>Nothing can be written into a call.</summary>
    CannotWrite,
    /// <summary>The operator has no telephone of their own in their account, or calls are off.</summary>
    NoTelephone,
    /// <summary>The caller has hung up.</summary>
    CallGone,
    /// <summary>The caller and the operator are not together (yet).</summary>
    NotConnected,
    /// <summary>The telephone company did not do it.</summary>
    CallUnavailable,
    /// <summary>There is no text, or more than the channel carries.</summary>
    TextMissingOrTooLong,
}
