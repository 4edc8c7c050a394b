using Hotline.Storage.Nodes;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Changes;

/// <summary>Whether this node writes the sequence of changes, and as whom.</summary>
internal sealed class ChangeRecording(IOptions<StorageOptions> storage, IOptions<NodeOptions> node, TimeProvider time)
{
    public bool IsOn { get; } = storage.Value.WritesChanges;

    public string Node { get; } = node.Value.Name;

    public TimeProvider Time => time;
}
