using Hotline.Host.Start;
using Hotline.Ticketing.Routing;

namespace Hotline.Host.Api;

/// <summary>Registers and checks the departments' interface.</summary>
internal static class ApiModule
{
    private const int ShortestKey = 16;

    public static void AddTicketApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ApiOptions>().Bind(configuration.GetSection(ApiOptions.Section));
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter()));
        services.AddProblemDetails();
        // A misshapen body is the caller's fault in Development too, where it would otherwise be thrown.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
    }

    /// <summary>Refuses short keys, keys of unknown departments, and development keys outside Development.</summary>
    /// <exception cref="ApiConfigurationException">A key is not allowed.</exception>
    public static void Check(ApiOptions options, ICityDirectory city, bool isDevelopment)
    {
        foreach (var (department, key) in options.DepartmentKeys)
        {
            var name = $"{ApiOptions.Section}:DepartmentKeys:{department}";
            if (city.FindDepartment(department) is null)
                throw new ApiConfigurationException($"{name}: there is no department '{department}'. Use a code of appsettings/city/departments.yaml, or district-CODE, street-CODE.");
            if (key.Length < ShortestKey)
                throw new ApiConfigurationException($"{name}: the key is too short. Use at least {ShortestKey} characters.");
            if (!isDevelopment && key.StartsWith(ApiOptions.DevelopmentKeyPrefix, StringComparison.Ordinal))
                throw new ApiConfigurationException($"{name}: this is a development key. Use a random key of your own.");
        }
    }
}
