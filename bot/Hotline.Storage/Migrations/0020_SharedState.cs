using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static Hotline.Storage.Migrations.Columns;

namespace Hotline.Storage.Migrations;

/// <summary>What nodes share beside the work itself: the keys of sessions, small texts that are changed by version, and what each node says of itself.</summary>
[DbContext(typeof(SchemaDb))]
[Migration("0020_SharedState")]
internal sealed class SharedState0020 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("protection_key", t => new
        {
            name = Text(t),
            xml = Text(t),
        }, constraints: t => t.PrimaryKey("pk_protection_key", x => x.name));

        migrationBuilder.CreateTable("shared_state", t => new
        {
            name = Text(t),
            version = Number(t),
            payload = Text(t),
        }, constraints: t => t.PrimaryKey("pk_shared_state", x => x.name));

        migrationBuilder.AddColumn<string>("payload", "node", nullable: false, defaultValue: "{}");
    }
}
