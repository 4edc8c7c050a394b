using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static Hotline.Storage.Migrations.Columns;

namespace Hotline.Storage.Migrations;

/// <summary>Several nodes on one database: what was changed by whom, and who is there.</summary>
[DbContext(typeof(SchemaDb))]
[Migration("0014_Nodes")]
internal sealed class Nodes0014 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("change", t => new
        {
            id = Identity(t),
            transaction_id = Number(t),
            at = Number(t),
            node = Text(t),
            touched = Text(t),
        }, constraints: t => t.PrimaryKey("pk_change", x => x.id));
        migrationBuilder.CreateIndex("ix_change_position", "change", ["transaction_id", "id"]);

        migrationBuilder.CreateTable("node", t => new
        {
            name = Text(t),
            instance = Text(t),
            version = Text(t),
            started_at = Number(t),
            seen_at = Number(t),
        }, constraints: t => t.PrimaryKey("pk_node", x => x.name));
    }
}
