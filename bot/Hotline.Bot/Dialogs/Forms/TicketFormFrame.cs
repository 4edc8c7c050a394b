using System.Text.Json;
using Hotline.Bot.Conversations;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>The form as it lies on the stack.</summary>
internal static class TicketFormFrame
{
    public const string DialogName = "ticket";
    public const int CurrentVersion = 1;

    public static Frame Of(TicketDraft draft) => Frames.Of(DialogName, CurrentVersion, draft, DialogJson.Default.TicketDraft);

    /// <summary>The draft of the form on top, which must be one.</summary>
    public static TicketDraft Draft(Turn turn) => turn.Top!.Read(DialogJson.Default.TicketDraft);

    public static bool IsOnTop(Turn turn) => turn.Top is { Dialog: DialogName, Version: CurrentVersion };

    /// <summary>True where a form is on the stack, on top or beneath something else.</summary>
    public static bool IsOpen(Turn turn) => turn.State.Stack.Any(f => f.Dialog == DialogName);

    /// <summary>True while the form on top waits for a place.</summary>
    public static bool AwaitsPlace(Turn turn) => IsOnTop(turn) && Draft(turn).Asked is FormStep.Place or FormStep.WhichPlace;

    /// <summary>True while a name of a place or a person is waited for, which says nothing about the language of the conversation.</summary>
    public static bool AwaitsName(Turn turn)
        => IsOnTop(turn) && Draft(turn).Asked is FormStep.Place or FormStep.WhichPlace or FormStep.Contact;

    /// <summary>Of another version only the resident's own words are carried over; the rest is asked again. Null where there are none.</summary>
    public static Frame? Migrate(Frame frame)
        => frame.Data.ToElement() is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("description", out var words) && words.ValueKind == JsonValueKind.String
            ? Of(new() { Description = words.GetString(), Asked = FormStep.Place })
            : null;
}
