using Hotline.Storage.Schema;
using Hotline.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Tests;

public sealed class SchemaTests
{
    [Fact]
    public async Task Migrations_OnAnEmptyDatabase_GiveTheSchemaOfTheModel()
    {
        await using var fixture = await StorageFixture.StartAsync();
        await using var migrated = new SqliteConnection($"Data Source={Path.Combine(fixture.Directory, "hotline.db")}");
        await using var created = new SqliteConnection("Data Source=:memory:");
        migrated.Open();
        created.Open();
        await using (var db = new HotlineDb(new DbContextOptionsBuilder<HotlineDb>().UseSqlite(created).Options))
            await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);

        Columns(migrated).ShouldBe(Columns(created));
        Indexes(migrated).ShouldBe(Indexes(created));
    }

    [Fact]
    public async Task Start_OnANewerSchema_RefusesAndNamesBothVersions()
    {
        await using var fixture = await StorageFixture.StartAsync();
        Database.Scalar(fixture, "INSERT INTO __EFMigrationsHistory VALUES ('9999_Future', '99.0')");

        var fault = await Should.ThrowAsync<StorageUnusableException>(() => StorageFixture.StartAsync(fixture.Directory));

        fault.Message.ShouldContain("9999_Future");
        fault.Message.ShouldContain("0007_Figures");
    }

    [Fact]
    public async Task Start_FolderIsAFile_NamesTheKey()
    {
        var file = Path.GetTempFileName();
        try
        {
            var fault = await Should.ThrowAsync<StorageUnusableException>(() => StorageFixture.StartAsync(file));
            fault.Message.ShouldContain("Storage:Directory");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static List<string> Columns(SqliteConnection connection) => Read(connection,
        """
        SELECT m.name || '.' || c.name || ' ' || lower(c.type) || ' ' || c."notnull" || ' ' || c.pk
        FROM sqlite_schema m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE '\_\_%' ESCAPE '\' ORDER BY 1
        """);

    private static List<string> Indexes(SqliteConnection connection) => Read(connection,
        "SELECT tbl_name || ': ' || sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1");

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
