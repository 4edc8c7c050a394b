using Hotline.Bot.Conversations;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>What a resident has told the bot of a matter that no ticket was opened for yet, for the operator who goes on with it.</summary>
public static class OpenForms
{
    /// <summary>The matter as far as it is told; null where no form is open or nothing was said. Its description may be empty.</summary>
    public static Matter? MatterOf(ConversationState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var frame = state.Stack.LastOrDefault(f => f is { Dialog: TicketFormFrame.DialogName, Version: TicketFormFrame.CurrentVersion });
        if (frame?.Read(DialogJson.Default.TicketDraft) is not { HasContent: true } draft)
            return null;
        return new()
        {
            Description = draft.Description ?? "",
            Kind = draft.Kind ?? TicketKind.Help,
            Category = draft.Category,
            CategoryConfidence = draft.CategoryConfidence,
            Place = draft.Place,
            Attachments = draft.Files,
            IsConfidential = draft.IsConfidential,
        };
    }
}
