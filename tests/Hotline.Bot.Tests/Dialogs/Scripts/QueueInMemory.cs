using Hotline.Bot.Handoff;
using Hotline.Channels;

namespace Hotline.Bot.Tests.Dialogs.Scripts;

/// <summary>An operators' queue in which a fixed number of others wait.</summary>
internal sealed class QueueInMemory : IHandoffQueue
{
    public int Ahead { get; set; } = 2;

    public ValueTask<int> AheadOfAsync(ConversationKey conversation, bool isEmergency, CancellationToken cancellationToken)
        => ValueTask.FromResult(isEmergency ? 0 : Ahead);
}
