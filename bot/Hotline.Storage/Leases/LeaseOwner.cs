using Hotline.Storage.Nodes;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Leases;

/// <summary>By what name this run of this node holds leases.</summary>
/// <param name="node">Whose.</param>
internal sealed class LeaseOwner(IOptions<NodeOptions> node)
{
    /// <summary>The node's name and a part of its own: a process that comes after this one under the same name must not think that it holds this one's leases.</summary>
    public string Name { get; } = $"{node.Value.Name}/{Guid.NewGuid().ToString("N")[..8]}";
}
