using Hotline.Ticketing.Routing;

namespace Hotline.Ticketing.Tests;

/// <summary>The configuration that is shipped, loaded once for all tests.</summary>
internal static class SampleCity
{
    public static string ConfigurationDirectory { get; } = Path.Combine(AppContext.BaseDirectory, "appsettings");

    public static ICityDirectory Directory { get; } = CityFiles.Load(ConfigurationDirectory);
}
