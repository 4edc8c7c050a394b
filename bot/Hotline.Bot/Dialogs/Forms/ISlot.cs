namespace Hotline.Bot.Dialogs.Forms;

/// <summary>Something that the form asks for: its prompt, its parser, its validation and what is said when they fail.</summary>
internal interface ISlot
{
    FormStep Step { get; }

    /// <summary>True where it must still be asked for.</summary>
    bool IsMissing(Turn turn, TicketDraft draft);

    /// <summary>Asks for it; the draft remembers that it was asked.</summary>
    TicketDraft Ask(Turn turn, TicketDraft draft);

    /// <summary>Takes a plain answer: one that cannot well mean anything else. Null where the message is none.</summary>
    TicketDraft? Take(Turn turn, TicketDraft draft);

    /// <summary>Takes whatever was said as the answer, once it is known to be nothing else. Null where it makes no sense as one.</summary>
    TicketDraft? TakeFreely(Turn turn, TicketDraft draft) => null;

    /// <summary>Resource key of what is said before the question is put again.</summary>
    string RetryKey { get; }
}
