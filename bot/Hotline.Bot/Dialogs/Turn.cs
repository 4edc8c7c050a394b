using Hotline.Bot.Conversations;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs;

/// <summary>Working memory of one turn: what came in, the state as it changes, and what is said. Lives as long as the turn.</summary>
internal sealed class Turn(TurnInput input, Texts texts, DialogOptions options)
{
    private readonly List<TicketChange> tickets = [];
    private readonly List<DomainEvent> events = [];
    private readonly List<Activity> signals = [];

    public TurnInput Input { get; } = input;

    public ChannelCapabilities Channel => Input.Channel;

    public DateTimeOffset Now => Input.Now;

    public ChannelAccount User => Input.Conversation.Reference.User;

    /// <summary>The conversation's state as this turn has made it so far.</summary>
    public ConversationState State { get; set; } = input.Conversation.State;

    /// <summary>What the resident said; set once it is read.</summary>
    public Message Message { get; set; } = null!;

    public Reply Reply { get; } = new(input.Channel.Style);

    /// <summary>True once something was asked or the turn has said all it will: nothing is asked again after it.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>
    /// The message's words as they may be kept in the state: one character more than a description holds, so that cutting shows later.
    /// </summary>
    public string KeptWords => Excerpt.Cut(Message.Words, options.MaxDescriptionLength + 1);

    /// <summary>Language of what is said in this turn.</summary>
    public string Language => KnownLanguage ?? Texts.Chinese;

    /// <summary>Language of the conversation or, before anything was said, of the channel; null where neither tells.</summary>
    public string? KnownLanguage => State.Language ?? (Input.Inbound.Activity.Locale is { } locale ? LanguageOf(locale) : null);

    /// <summary>True once the turn's message was counted as a misunderstanding.</summary>
    public bool WasMisunderstood { get; set; }

    /// <summary>True where the message was beside the point (help, "again, please"): it neither counts as understood nor as not.</summary>
    public bool WasAside { get; set; }

    /// <summary>The resident's telephone number, where the channel knows it; a caller may withhold it.</summary>
    public string? OwnNumber => Channel.ResidentIsPhoneNumber && User.Id.StartsWith('+') ? User.Id : null;

    public bool IsSpoken => Channel.Style == AnswerStyle.Spoken;

    public Frame? Top => State.Stack.Count > 0 ? State.Stack[^1] : null;

    public IReadOnlyList<TicketChange> Tickets => tickets;

    public IReadOnlyList<DomainEvent> Events => events;

    public IReadOnlyList<Activity> Signals => signals;

    private static string LanguageOf(string locale)
        => locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Texts.Chinese : Texts.English;

    public Phrase Words(string key, params ReadOnlySpan<Phrase> values) => texts.Get(Language, Channel.Style, key, values);

    /// <summary>Says something and waits for no answer to it.</summary>
    public void Say(string key, params ReadOnlySpan<Phrase> values) => Reply.Add(Words(key, values));

    /// <summary>Asks something; the answer comes with the next turn.</summary>
    public void Ask(string key, params ReadOnlySpan<Phrase> values)
    {
        Say(key, values);
        AwaitAnswer();
    }

    /// <summary>What was said is a question.</summary>
    public void AwaitAnswer()
    {
        Reply.IsQuestion = true;
        IsSettled = true;
    }

    /// <summary>Nothing more is asked in this turn.</summary>
    public void Settle() => IsSettled = true;

    /// <summary>What is open on the stack is asked again after all.</summary>
    public void Unsettle() => IsSettled = false;

    public void Push(Frame frame) => State = State with { Stack = [.. State.Stack, frame] };

    public void Pop() => State = State with { Stack = [.. State.Stack.Take(State.Stack.Count - 1)] };

    public void Replace(Frame frame) => State = State with { Stack = [.. State.Stack.Take(State.Stack.Count - 1), frame] };

    public void Raise(DomainEvent e) => events.Add(e);

    /// <summary>Changes a ticket; a further change of the same one is committed with the first.</summary>
    public void Change(TicketChange change)
    {
        var earlier = tickets.FindIndex(t => t.After.Number == change.After.Number);
        if (earlier < 0)
            tickets.Add(change);
        else
            tickets[earlier] = change with { Events = [.. tickets[earlier].Events, .. change.Events], VersionBefore = tickets[earlier].VersionBefore };
    }

    /// <summary>Adds an activity that is not said: an event for the channel, or the end of the conversation.</summary>
    public void Signal(Activity activity) => signals.Add(activity with { Locale = Language });
}
