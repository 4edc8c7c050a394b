using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Hotline.Host.Nodes.Redis;

/// <summary>What carries between nodes what may be lost. Section <c>Redis</c>.</summary>
internal sealed class RedisOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Redis";

    /// <summary>
    /// Configuration in StackExchange.Redis's form, <c>redis:6379,password=...</c>; several installations on one server differ in
    /// <c>channelPrefix</c> and <c>defaultDatabase</c>. Needed from the second node on. Default: none.
    /// </summary>
    public string? Configuration { get; set; }

    /// <summary>True where there is one.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Configuration);
}

/// <summary>Says what is wrong with it, never what it holds: there may be a password in it.</summary>
internal sealed class RedisOptionsCheck : IValidateOptions<RedisOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, RedisOptions options)
    {
        if (!options.IsOn)
            return ValidateOptionsResult.Success;
        try
        {
            return ConfigurationOptions.Parse(options.Configuration!).EndPoints.Count > 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail("Redis:Configuration names no server. Give one of the form host:6379,password=...");
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            return ValidateOptionsResult.Fail("Redis:Configuration is no configuration of StackExchange.Redis. Give one of the form host:6379,password=...");
        }
    }
}
