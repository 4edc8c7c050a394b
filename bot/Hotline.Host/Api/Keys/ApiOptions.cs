using System.ComponentModel.DataAnnotations;

namespace Hotline.Host.Api.Keys;

/// <summary>The departments' interface. Section <c>Api</c>.</summary>
internal sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>What the keys of the development configuration begin with; they are refused elsewhere.</summary>
    public const string DevelopmentKeyPrefix = "dev-";

    /// <summary>
    /// Department code to API key: the key itself, at least 16 characters, or <c>sha256:</c> with its hash in hexadecimal. More keys are
    /// made with the <c>api-key</c> command. None at all: the interface is closed.
    /// </summary>
    [Required]
    public Dictionary<string, string> DepartmentKeys { get; init; } = [];

    /// <summary>Requests that one key may make in a minute. 1 to 100,000; default 1,200.</summary>
    [Range(1, 100_000)]
    public int RequestsPerMinute { get; init; } = 1_200;
}
