using Hotline.Ticketing.ConfigurationFiles;

namespace Hotline.Ticketing.Routing;

/// <summary>Loads the city's lists from the files below <c>city/</c> of the configuration directory.</summary>
public static class CityFiles
{
    /// <summary>Reads every list once; the result never looks at the files again.</summary>
    /// <param name="configurationDirectory">The directory that holds <c>city/</c>; <c>appsettings</c> beside the program.</param>
    /// <exception cref="TicketingConfigurationException">A file is missing or something in it is wrong.</exception>
    public static ICityDirectory Load(string configurationDirectory) => Read(configurationDirectory);

    /// <inheritdoc cref="Load"/>
    internal static CityDirectory Read(string configurationDirectory)
    {
        ArgumentException.ThrowIfNullOrEmpty(configurationDirectory);
        var city = YamlEntry.Load(new(configurationDirectory, "city/city.yaml")).WithKeys("name", "englishName");
        var areas = AreaFile.Load(configurationDirectory);
        return new(
            city.Text("name"),
            city.TextOrNull("englishName") ?? city.Text("name"),
            areas,
            DepartmentFile.Load(configurationDirectory, areas),
            CategoryFile.Load(configurationDirectory));
    }
}
