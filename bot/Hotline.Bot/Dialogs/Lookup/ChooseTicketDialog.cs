using System.Buffers;
using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;
using Hotline.Channels;

namespace Hotline.Bot.Dialogs.Lookup;

/// <summary>Asks which ticket: one of several, or, where none was found, its number.</summary>
internal sealed class ChooseTicketDialog(TicketLookup lookup) : IDialog
{
    private const string DialogName = "chooseTicket";
    private const int CurrentVersion = 1;

    /// <summary>Longer words are about something else.</summary>
    private const int LongestWithoutNumber = 40;

    private static readonly SearchValues<string> WithoutNumber = SearchValues.Create(
        ["没有单号", "没单号", "没有号", "单号忘了", "忘了单号", "单号丢了", "不记得", "记不得", "记不住", "没记", "找不到单号", "什么单号", "啥单号", "哪有单号", "没给单号", "没给我单号", "单号不知道", "不知道单号", "don't have", "do not have", "no number", "lost it", "forgot"],
        StringComparison.OrdinalIgnoreCase);

    public string Name => DialogName;

    public int Version => CurrentVersion;

    public static Frame FrameFor(LookupPurpose purpose, IReadOnlyList<ListedTicket> tickets)
        => Frames.Of(DialogName, CurrentVersion, new TicketChoice(purpose, tickets), DialogJson.Default.TicketChoice);

    public static void Begin(Turn turn, LookupPurpose purpose, IReadOnlyList<(long Number, string Title)> tickets)
    {
        ListedTicket[] listed = [.. tickets.Select(t => new ListedTicket(t.Number, t.Title))];
        turn.Push(FrameFor(purpose, listed));
        Ask(turn, listed);
    }

    public async ValueTask<DialogOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        var choice = turn.Top!.Read(DialogJson.Default.TicketChoice);
        var message = turn.Message;
        turn.Pop();
        if (message.Heard.TicketNumber is { } number)
        {
            await lookup.OpenAsync(turn, number, message.Means(Intent.Urge) ? LookupPurpose.Urge : choice.Purpose, cancellationToken);
            return DialogOutcome.Done;
        }

        if (choice.Tickets.Count == 0 && HasNoNumber(message))
        {
            turn.Ask(TextKeys.NoTicketNumber);
            turn.Offer(TextKeys.ChoiceReport, TextKeys.ChoicePerson);
            return DialogOutcome.Done;
        }

        if (choice.Tickets.Count == 0 && message.Picked is null && IsNumberOfOtherLength(message))
        {
            turn.Push(FrameFor(choice.Purpose, []));
            turn.Ask(TextKeys.TicketNumberWrong);
            return DialogOutcome.Done;
        }

        if (message.Picked is not { } picked || picked >= choice.Tickets.Count)
            return DialogOutcome.PassOn;
        await lookup.OpenOwnAsync(turn, new(choice.Tickets[picked].Number), choice.Purpose, cancellationToken);
        return DialogOutcome.Done;
    }

    public ValueTask AskAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        Ask(turn, turn.Top!.Read(DialogJson.Default.TicketChoice).Tickets);
        return ValueTask.CompletedTask;
    }

    // The end of it, or a part that was misheard.
    private static bool IsNumberOfOtherLength(Message message) => message.Heard.FourDigits is not null || TicketDigits.AreAll(message);

    private static bool HasNoNumber(Message message)
        => message.Picked is null && (message.Means(Intent.Skip) || message.Heard.Phone is not null || (message.Words.Length <= LongestWithoutNumber && message.Words.AsSpan().ContainsAny(WithoutNumber)));

    private static void Ask(Turn turn, IReadOnlyList<ListedTicket> tickets)
    {
        if (tickets.Count == 0)
        {
            turn.Ask(TextKeys.AskTicketNumber);
            return;
        }

        turn.Ask(TextKeys.WhichTicket);
        turn.Reply.Offer([.. tickets.Select(t => new CardAction(t.Title, t.Title))], isTheQuestion: true);
    }
}

/// <summary>Tickets to choose from; none: the number is asked for.</summary>
internal sealed record TicketChoice(LookupPurpose Purpose, IReadOnlyList<ListedTicket> Tickets);

/// <summary>A ticket as it was listed.</summary>
internal sealed record ListedTicket(long Number, string Title);
