using System.Collections.Frozen;
using Hotline.Bot.Dialogs.Wording;

namespace Hotline.Bot.Dialogs;

/// <summary>Runs the dialogs on the stack, top first.</summary>
internal sealed class DialogStack(IEnumerable<IDialog> dialogs)
{
    private readonly FrozenDictionary<string, IDialog> dialogs = dialogs.ToFrozenDictionary(d => d.Name, StringComparer.Ordinal);

    /// <summary>Has the topmost dialog that takes the message deal with it; <see cref="DialogOutcome.PassOn"/> where none does.</summary>
    public async ValueTask<DialogOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        while (turn.Top is not null)
        {
            if (Current(turn) is not { } dialog)
                continue;
            var outcome = await dialog.ContinueAsync(turn, cancellationToken);
            if (outcome != DialogOutcome.PassOn)
                return outcome;
        }

        return DialogOutcome.PassOn;
    }

    /// <summary>Asks again what the topmost dialog waits for, where the turn has not asked anything yet.</summary>
    public async ValueTask AskAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        while (!turn.IsSettled && turn.Top is not null)
        {
            if (Current(turn) is not { } dialog)
                continue;
            await dialog.AskAgainAsync(turn, cancellationToken);
            return;
        }
    }

    // Null where the frame on top belonged to another version of the program: it is carried over, or dropped with an apology.
    private IDialog? Current(Turn turn)
    {
        var frame = turn.Top!;
        if (!dialogs.TryGetValue(frame.Dialog, out var dialog))
        {
            Drop(turn);
            return null;
        }

        if (frame.Version == dialog.Version)
            return dialog;
        if (dialog.Migrate(frame) is { } migrated)
            turn.Replace(migrated);
        else
            Drop(turn);
        return null;
    }

    private static void Drop(Turn turn)
    {
        turn.Pop();
        turn.Say(TextKeys.FrameDropped);
    }
}
