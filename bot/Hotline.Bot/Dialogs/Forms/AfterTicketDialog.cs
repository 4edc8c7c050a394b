using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs.FollowUps;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Right after a ticket was opened: photos, a place and afterthoughts still go to it.</summary>
internal sealed class AfterTicketDialog(ITicketDesk desk, ITicketReader tickets, ICityDirectory city, DialogOptions options) : IDialog
{
    private const string DialogName = "afterTicket";
    private const int CurrentVersion = 1;

    private static readonly string[] More = ["还有", "还有事", "还有别的", "还有一件", "还有一件事", "还有个事", "还有一个", "还有个问题", "one more", "one more thing", "there is", "yes there is"];

    /// <summary>Longer words tell the next matter as well.</summary>
    private const int LongestAnnouncement = 10;

    public string Name => DialogName;

    public int Version => CurrentVersion;

    public static Frame FrameFor(TicketNumber number) => FrameFor(new OpenedTicket(number.Value));

    private static Frame FrameFor(OpenedTicket opened) => Frames.Of(DialogName, CurrentVersion, opened, DialogJson.Default.OpenedTicket);

    /// <summary>True while this dialog is on top: nothing is owed to the resident.</summary>
    public static bool IsOnTop(Turn turn) => turn.Top?.Dialog == DialogName;

    /// <summary>True for a frame of this dialog.</summary>
    public static bool IsFrame(Frame frame) => frame.Dialog == DialogName;

    /// <summary>True where it is all that is on the stack.</summary>
    public static bool IsAlone(ConversationState state) => state.Stack is [{ Dialog: DialogName }];

    public async ValueTask<DialogOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        var message = turn.Message;
        if (await TryAmendAsync(turn, cancellationToken))
            return DialogOutcome.Done;
        if (Addition(message, turn.Language) is { } words)
        {
            await AddAsync(turn, words, cancellationToken);
            return DialogOutcome.Done;
        }

        turn.Pop();
        switch (message.Heard.Intent)
        {
            // "解决了" and "没解决" speak of an answer that has come meanwhile.
            case Intent.Yes or Intent.No when FollowUpWords.SaysSolved(message.Words) is not null:
                return DialogOutcome.PassOn;
            case Intent.No:
                Farewell.Say(turn);
                return DialogOutcome.Done;
            case Intent.Yes:
                SmallTalk.SayYes(turn);
                return DialogOutcome.Done;
            case Intent.More or Intent.Unknown or Intent.OffTopic or Intent.AskService or Intent.ReportMatter when IsThereMore(message.Words):
                turn.Ask(TextKeys.GoAhead);
                return DialogOutcome.Done;
            default:
                return DialogOutcome.PassOn;
        }
    }

    /// <summary>
    /// Takes a correction of a ticket that was opened in this conversation to the department; asks what would be right where that was not said.
    /// False where the message is none.
    /// </summary>
    public async ValueTask<bool> TryAmendAsync(Turn turn, CancellationToken cancellationToken)
    {
        var message = turn.Message;
        var opened = IsOnTop(turn) ? turn.Top!.Read(DialogJson.Default.OpenedTicket) : turn.State.CurrentTicket is { } current ? new OpenedTicket(current) : null;
        if (opened is null || !message.HasWords)
            return false;
        var isRight = opened.AwaitsCorrection && message.Heard.Intent is not (Intent.No or Intent.Cancel or Intent.Goodbye or Intent.AskService or Intent.TicketStatus or Intent.Urge);
        if (!isRight && !Amendments.Are(message.Words))
            return false;
        if (IsOnTop(turn))
            turn.Pop();
        var asks = !isRight && Amendments.AreBare(message);
        turn.Push(FrameFor(opened with { AwaitsCorrection = asks }));
        if (asks)
            turn.Ask(TextKeys.CorrectionAsk, SpokenDigits.TicketNumber(opened.Number, turn.Language));
        else
            await AddAsync(turn, message.Words, cancellationToken);
        return true;
    }

    // "还有", in answer to "还有别的事吗".
    private static bool IsThereMore(string words) => (words.Length <= LongestAnnouncement && OtherMatter.Announces(words)) || Array.Exists(More, m => words.AsSpan().Trim(" ，,。.！!呢啊的").Equals(m, StringComparison.OrdinalIgnoreCase));

    public ValueTask AskAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        turn.Ask(TextKeys.AnythingElse);
        return ValueTask.CompletedTask;
    }

    // Null where the message is no addition; an empty string where it is one without words.
    private string? Addition(Message message, string language)
    {
        if (!message.HasWords)
            return message.Point is { } point ? PlaceWords.Of(point, city, language) : message.Files.Count > 0 ? "" : null;
        if (message.Heard.Phone is not null || (message.Files.Count > 0 && message.Heard.Category is null))
            return message.Words;
        // "就是8号楼2单元": where in the place that was just taken down.
        if (message.Heard is { Category: null, Place: { District: null, Detail: not null } } && PlaceLikeWords.Are(message.Words))
            return message.Words;
        var isMatterOrWords = message.Heard.Intent is Intent.ReportMatter or Intent.Unknown;
        return isMatterOrWords && Afterthoughts.Is(message.Words) ? message.Words : null;
    }

    private async ValueTask AddAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var number = new TicketNumber(turn.Top!.Read(DialogJson.Default.OpenedTicket).Number);
        var ticket = await tickets.FindAsync(number, cancellationToken);
        var text = words.Length > 0 ? words : turn.Words(TextKeys.AdditionOfFiles).Text;
        var decision = ticket is null
            ? null
            : desk.Decide(ticket, new TicketCommand.AddFromResident(Excerpt.Cut(text, options.MaxDescriptionLength), turn.Message.Files), new(ActorRole.Resident, turn.User.Id), turn.Now);
        if (decision is TicketDecision.Accepted accepted)
        {
            turn.Change(accepted.Change);
            if (text.Length > options.MaxDescriptionLength)
                turn.Say(TextKeys.AddedShortened, options.MaxDescriptionLength.ToString(System.Globalization.CultureInfo.InvariantCulture));
            turn.Ask(TextKeys.Added, SpokenDigits.TicketNumber(number.Value, turn.Language));
        }
        else
        {
            turn.Ask(TextKeys.NotAdded);
            turn.Offer(TextKeys.ChoicePerson);
        }
    }
}

/// <summary>The ticket that was opened just now, and whether the resident was asked what of it is to be corrected.</summary>
internal sealed record OpenedTicket(long Number, bool AwaitsCorrection = false);
