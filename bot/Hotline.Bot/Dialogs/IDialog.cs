using System.Text.Json.Serialization.Metadata;
using Hotline.Bot.Conversations;

namespace Hotline.Bot.Dialogs;

/// <summary>A dialog: what the resident is in the middle of. Its data is in its <see cref="Frame"/>; the object itself has no state.</summary>
internal interface IDialog
{
    /// <summary>Name in stored frames; never changes.</summary>
    string Name { get; }

    /// <summary>Version of the frame's data; raised when its meaning changes.</summary>
    int Version { get; }

    /// <summary>Takes a message while its frame is on top of the stack.</summary>
    ValueTask<DialogOutcome> ContinueAsync(Turn turn, CancellationToken cancellationToken);

    /// <summary>Asks again what it waits for, after something else was said in between.</summary>
    ValueTask AskAgainAsync(Turn turn, CancellationToken cancellationToken);

    /// <summary>A frame of another version in this version's form; null where it cannot be carried over.</summary>
    Frame? Migrate(Frame frame) => null;
}

/// <summary>What a dialog made of a message.</summary>
internal enum DialogOutcome
{
    /// <summary>It was an answer, and is dealt with.</summary>
    Done,
    /// <summary>It was no answer to this dialog, which has left the stack.</summary>
    PassOn,
    /// <summary>The turn's message was replaced by what it stands for: everything is tried on that.</summary>
    HeardAnew,
}

/// <summary>Frames to and from their data.</summary>
internal static class Frames
{
    public static Frame Of<T>(string dialog, int version, T data, JsonTypeInfo<T> json)
        where T : class
        => new(dialog, version, FrameData.Of(data, json));

    public static T Read<T>(this Frame frame, JsonTypeInfo<T> json)
        where T : class
        => frame.Data.Read(json);
}
