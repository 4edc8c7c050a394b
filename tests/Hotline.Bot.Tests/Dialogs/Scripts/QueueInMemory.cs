using Hotline.Bot.Handoff;
using Hotline.Channels;

namespace Hotline.Bot.Tests.Dialogs.Scripts;

/// <summary>An operators' queue in which a fixed number of others wait, and a desk that is manned as the test says.</summary>
internal sealed class QueueInMemory : IHandoffQueue, IOperatorPresence
{
    public HandoffPace Pace { get; set; }

    public DeskStrength? Desk { get; set; }

    public int Ahead { get; set; } = 2;

    public ValueTask<int> AheadOfAsync(ConversationKey conversation, bool isEmergency, CancellationToken cancellationToken)
        => ValueTask.FromResult(isEmergency ? 0 : Ahead);

    public ValueTask<HandoffPace> PaceAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Pace);

    public ValueTask<DeskStrength?> NowAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Desk);
}
