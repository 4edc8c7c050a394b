using System.Globalization;
using System.Resources;
using System.Security.Cryptography;
using Hotline.Storage;
using Hotline.Storage.ApiKeys;
using Hotline.Ticketing;
using Hotline.Ticketing.Routing;

namespace Hotline.Host.Api.Keys;

/// <summary>
/// The <c>api-key</c> command: makes, lists and revokes keys of other systems, also while the service runs on the same data. A key is
/// printed once; what is kept is its hash.
/// </summary>
internal static class ApiKeyCommand
{
    public const string Name = "api-key";

    private const int KeyBytes = 32;
    private const int IdDigits = 12;
    private const int WrongUsage = 64;
    private static readonly ResourceManager Texts = new("Hotline.Host.Resources.ApiKeyTexts", typeof(ApiKeyCommand).Assembly);

    /// <summary>Runs the command; returns the exit code (sysexits.h).</summary>
    /// <param name="arguments">What follows its name.</param>
    /// <param name="output">Where it answers.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        using var host = Build();
        host.Services.MigrateStorage();
        await host.StartAsync();
        var exitCode = await RunAsync(arguments, host.Services, output);
        await host.StopAsync();
        return exitCode;
    }

    private static Task<int> RunAsync(IReadOnlyList<string> arguments, IServiceProvider services, TextWriter output)
    {
        var keys = services.GetRequiredService<IApiKeyStore>();
        return arguments switch
        {
            ["create", ApiKeyScopes.Department, var department, var name] when services.GetRequiredService<ICityDirectory>().FindDepartment(department) is null
                => Say(output, WrongUsage, "NoSuchDepartment", department, name),
            ["create", ApiKeyScopes.Department, var department, var name] => CreateAsync(services, ApiKeyScopes.Department, department, name, output),
            ["create", (ApiKeyScopes.Open311 or ApiKeyScopes.Figures) and var scope, var name] => CreateAsync(services, scope, null, name, output),
            ["list"] => ListAsync(keys, output),
            ["revoke", var id] => RevokeAsync(keys, services.GetRequiredService<TimeProvider>(), id, output),
            _ => Say(output, WrongUsage, "Usage"),
        };
    }

    private static async Task<int> CreateAsync(IServiceProvider services, string scope, string? department, string name, TextWriter output)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        var stored = new StoredApiKey(
            "key_" + RandomNumberGenerator.GetHexString(IdDigits, lowercase: true), scope, department, name, services.GetRequiredService<TimeProvider>().GetUtcNow(), null);
        await services.GetRequiredService<IApiKeyStore>().AddAsync(stored, ApiKeyHash.Of(key), CancellationToken.None);
        return await Say(output, 0, "Created", stored.Id, key);
    }

    private static async Task<int> ListAsync(IApiKeyStore keys, TextWriter output)
    {
        foreach (var key in await keys.ListAsync(CancellationToken.None))
        {
            var revoked = key.RevokedAt is { } at ? at.ToString("u", CultureInfo.InvariantCulture) : "-";
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{key.Id}  {key.Scope,-10}  {key.Department ?? "-",-20}  {key.CreatedAt:u}  {revoked,-20}  {key.Name}"));
        }

        return 0;
    }

    private static async Task<int> RevokeAsync(IApiKeyStore keys, TimeProvider time, string id, TextWriter output)
        => await keys.RevokeAsync(id, time.GetUtcNow(), CancellationToken.None)
            ? await Say(output, 0, "Revoked", id)
            : await Say(output, WrongUsage, "NoSuchKey", id);

    private static async Task<int> Say(TextWriter output, int exitCode, string name, params object[] values)
    {
        await output.WriteLineAsync(string.Format(CultureInfo.InvariantCulture, Texts.GetString(name, CultureInfo.CurrentUICulture)!, values));
        return exitCode;
    }

    private static IHost Build()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddTicketing(builder.Configuration.GetSection("Ticketing"), Path.Combine(AppContext.BaseDirectory, "appsettings"));
        builder.Services.AddOptions<StorageOptions>().Bind(builder.Configuration.GetSection(StorageOptions.Section));
        builder.Services.AddStorage();
        return builder.Build();
    }
}
