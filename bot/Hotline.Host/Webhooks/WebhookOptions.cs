using System.ComponentModel.DataAnnotations;

namespace Hotline.Host.Webhooks;

/// <summary>Posts to departments' own systems. Section <c>Webhooks</c>.</summary>
internal sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>
    /// Whether receivers in private networks and without TLS are allowed. False (the default) outside Development: an address that a
    /// department may choose must not reach what only this machine reaches. True where departments share a private network with it.
    /// </summary>
    public bool? AllowPrivateNetworks { get; init; }

    /// <summary>How many one department may have. 1 to 100; default 10.</summary>
    [Range(1, 100)]
    public int MostPerDepartment { get; init; } = 10;

    /// <summary>How long a receiver may take to answer, in seconds. 1 to 60; default 10.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; init; } = 10;
}
