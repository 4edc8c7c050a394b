namespace Hotline.Host.Health;

/// <summary>Registers the health pages and an orderly end.</summary>
internal static class HealthModule
{
    /// <summary>Ours to end in; whoever runs the process waits 30 seconds before killing it (deploy/).</summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(25);

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<IDependency, DatabaseDependency>();
        services.AddSingleton<IDependency, ElasticsearchDependency>();
        services.AddSingleton<IDependency, EmbeddingsDependency>();
        services.AddSingleton<IDependency, CertificateDependency>();
        services.AddSingleton<IDependency, ClockDependency>();
        services.AddSingleton<HealthBoard>();
        services.AddHostedService(p => p.GetRequiredService<HealthBoard>());
        services.AddHostedService<Draining>();
        services.Configure<HostOptions>(o => o.ShutdownTimeout = LongestStop);
    }
}
