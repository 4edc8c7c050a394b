using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.TestKit;

/// <summary>An engine that answers by a function, for tests of what stands around it. By default it repeats what was said.</summary>
public sealed class ScriptedEngine : ITurnEngine
{
    private int decisions;

    /// <summary>How a turn is decided.</summary>
    public Func<TurnInput, TurnResult> Decide { get; set; } = Echo;

    /// <summary>Awaited before each decision; a test holds it back to make a turn late.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>How many decisions were made, also those that did not come to a commit.</summary>
    public int Decisions => decisions;

    /// <inheritdoc/>
    public async ValueTask<TurnResult> DecideAsync(TurnInput input, CancellationToken cancellationToken)
    {
        await Gate;
        Interlocked.Increment(ref decisions);
        return Decide(input);
    }

    /// <summary>Repeats the text.</summary>
    public static TurnResult Echo(TurnInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new()
        {
            State = input.Conversation.State with { Language = "zh-CN", Misunderstood = input.Conversation.State.Misunderstood + 1 },
            Replies = [new Activity { Text = "echo " + input.Inbound.Activity.Text }],
        };
    }
}
