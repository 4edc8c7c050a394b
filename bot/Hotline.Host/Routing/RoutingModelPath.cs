using Hotline.Storage;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Routing;

/// <summary>Where the model that was learned from the city's tickets lies: <c>Ticketing:RoutingModel</c>, else in the data folder.</summary>
internal sealed class RoutingModelPath(IConfiguration configuration, IOptions<StorageOptions> storage)
{
    public const string Key = "Ticketing:RoutingModel";

    private const string UsualName = "routing.model";

    public string Path { get; } = configuration[Key] is { Length: > 0 } path ? path : System.IO.Path.Combine(storage.Value.Directory, UsualName);
}
