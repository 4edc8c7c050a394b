namespace Hotline.Storage.Nodes;

/// <summary>The nodes that run beside this one.</summary>
public interface INodeList
{
    /// <summary>They, by name, at most some seconds old.</summary>
    IReadOnlyList<NodeSeen> Others { get; }
}

/// <summary>Another node that runs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="StartedAt">Since when, by the database's clock, UTC.</param>
/// <param name="Version">Of its program.</param>
/// <param name="UsesRedis">Whether it has Redis configured.</param>
/// <param name="Said">What it says to others.</param>
public sealed record NodeSeen(string Name, DateTimeOffset StartedAt, string Version, bool UsesRedis, string Said);

/// <summary>What this node is.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="UsesRedis">Whether Redis is configured.</param>
public sealed record NodeTraits(string Version, bool UsesRedis);
