using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static Hotline.Storage.Migrations.Columns;

namespace Hotline.Storage.Migrations;

/// <summary>Who works on what among several nodes.</summary>
[DbContext(typeof(SchemaDb))]
[Migration("0012_Leases")]
internal sealed class Leases0012 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("claim", t => new
        {
            kind = Text(t),
            key = Text(t),
            owner = Text(t),
            until = Number(t),
        }, constraints: t => t.PrimaryKey("pk_claim", x => new { x.kind, x.key }));
        migrationBuilder.CreateIndex("ix_outbox_order", "outbox", ["channel_id", "conversation_id", "id"], filter: "status = 'pending'");
    }
}
