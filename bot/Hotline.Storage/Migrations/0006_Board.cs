using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hotline.Storage.Migrations;

/// <summary>What the live board counts, without reading every ticket.</summary>
[DbContext(typeof(SchemaDb))]
[Migration("0006_Board")]
internal sealed class Board0006 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex("ix_ticket_status", "ticket", ["status", "department", "sort_deadline_at"]);
    }
}
