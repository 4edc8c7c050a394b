using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hotline.Storage.Schema;

/// <summary>What migrations are applied through. They are written by hand and need no model, which takes half a second to build.</summary>
internal sealed class SchemaDb(DbContextOptions<SchemaDb> options) : DbContext(options)
{
    /// <summary>Names of this version's migrations, in their order.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        .. typeof(SchemaDb).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Migration)))
            .Select(t => t.GetCustomAttribute<MigrationAttribute>()!.Id).Order(StringComparer.Ordinal),
    ];
}
