using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.Lookup;

/// <summary>
/// Asks for the last four digits of the contact's telephone number before a ticket is shown to somebody who is not known to
/// have opened it. A few tries a conversation, then a person.
/// </summary>
internal sealed class ProveTicketDialog(ITicketReader tickets, TicketLookup lookup, DialogOptions options) : IDialog
{
    private const string DialogName = "proveTicket";
    private const int CurrentVersion = 1;
    private const int DigitsAsked = 4;

    public string Name => DialogName;

    public int Version => CurrentVersion;

    /// <summary>Asks for the proof.</summary>
    public static void Begin(Turn turn, TicketInQuestion ticket)
    {
        turn.Push(Frames.Of(DialogName, CurrentVersion, ticket, DialogJson.Default.TicketInQuestion));
        turn.Ask(TextKeys.ProofAsk);
    }

    public async ValueTask<DialogOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        var question = turn.Top!.Read(DialogJson.Default.TicketInQuestion);
        var heard = turn.Message.Heard;
        if (Proof(heard) is not { } digits)
        {
            turn.Pop();
            // So many digits are a number that was misheard or mistyped, and nothing else.
            if (!TicketDigits.AreAll(turn.Message))
                return DialogOutcome.PassOn;
            Fail(turn, question);
            return DialogOutcome.Done;
        }

        turn.Pop();
        var number = new TicketNumber(question.Number);
        if ((await tickets.FindAsync(number, cancellationToken))?.Resident.Phone?.EndsWith(digits, StringComparison.Ordinal) == true)
            await lookup.OpenOwnAsync(turn, number, question.Purpose, cancellationToken);
        else
            Fail(turn, question);
        return DialogOutcome.Done;
    }

    public ValueTask AskAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        turn.Ask(TextKeys.ProofAsk);
        return ValueTask.CompletedTask;
    }

    private void Fail(Turn turn, TicketInQuestion question)
    {
        turn.State = turn.State with { FailedTicketProofs = turn.State.FailedTicketProofs + 1 };
        if (turn.State.FailedTicketProofs >= options.TicketProofs)
        {
            Refuse(turn, TextKeys.ProofsExhausted);
            return;
        }

        turn.Push(Frames.Of(DialogName, CurrentVersion, question, DialogJson.Default.TicketInQuestion));
        turn.Ask(TextKeys.ProofRetry);
    }

    /// <summary>Does not show the ticket, and offers a person.</summary>
    public static void Refuse(Turn turn, string key)
    {
        turn.Ask(key);
        turn.Offer(TextKeys.ChoicePerson);
    }

    // The whole number proves as much as its end.
    private static string? Proof(Understood heard)
        => heard.FourDigits ?? (heard.Phone is { Length: > DigitsAsked } phone ? phone : null);
}

/// <summary>The ticket that somebody wants to see.</summary>
internal sealed record TicketInQuestion(long Number, LookupPurpose Purpose);
