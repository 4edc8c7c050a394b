using System.ComponentModel.DataAnnotations;

namespace Hotline.Storage.Nodes;

/// <summary>This process among others on the same database. Section <c>Node</c>.</summary>
public sealed class NodeOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Node";

    /// <summary>
    /// Name of this node, as logs, leases and health show it; up to 100 characters. No two nodes that run at the same time may have the
    /// same. Default: machine name and process id.
    /// </summary>
    [Required(AllowEmptyStrings = false), StringLength(100)]
    public string Name { get; set; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>
    /// How long it still answers after it was told to stop, so that a load balancer sees that it is not ready any more. 0 to 15 seconds;
    /// default 1 second.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:15")]
    public TimeSpan StopDelay { get; set; } = TimeSpan.FromSeconds(1);
}
