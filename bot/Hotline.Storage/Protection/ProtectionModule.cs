using Hotline.Storage.Schema;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Protection;

/// <summary>Registers the keys of sessions, which all nodes share.</summary>
public static class ProtectionModule
{
    /// <summary>Adds them. They are prepared by <see cref="StorageModule.MigrateStorage"/>.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">With the section <c>DataProtection</c>.</param>
    /// <param name="isProduction">True: on PostgreSQL there must be a certificate.</param>
    /// <exception cref="StorageUnusableException">A certificate cannot be used; the message names its key.</exception>
    public static IServiceCollection AddSharedKeys(this IServiceCollection services, IConfiguration configuration, bool isProduction)
    {
        var certificates = ProtectionCertificates.Load(configuration.GetSection(ProtectionOptions.Section).Get<ProtectionOptions>() ?? new());
        services.AddSingleton(certificates);
        services.AddSingleton(new ProtectionDemand(isProduction));
        services.AddSingleton<KeyRepository>();
        services.AddSingleton<KeysAtStart>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyRepository, ILoggerFactory>((keys, repository, loggers) =>
        {
            keys.XmlRepository = repository;
            if (certificates.Current is { } current)
                keys.XmlEncryptor = new CertificateXmlEncryptor(current, loggers);
        });
        // By default it is the program's folder, which need not be the same on every node.
        services.AddOptions<DataProtectionOptions>().PostConfigure<KeyRepository>((options, repository) => options.ApplicationDiscriminator = repository.ApplicationName());
        var builder = services.AddDataProtection();
        if (certificates.All.Length > 0)
            builder.UnprotectKeysWithAnyCertificate(certificates.All);
        return services;
    }
}
