using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hotline.Storage.Migrations;

/// <summary>
/// What figures need of each ticket, beside it, and the indexes that give it without reading tickets. Tickets of before are summarised
/// after the migration, by <see cref="Summaries.MissingSummaries"/>.
/// </summary>
[DbContext(typeof(SchemaDb))]
[Migration("0007_Figures")]
internal sealed class Figures0007 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<byte[]>("summary", "ticket", nullable: true);
        migrationBuilder.AddColumn<long>("overdue_at", "ticket", nullable: true);
        migrationBuilder.AddColumn<long>("risk_at", "ticket", nullable: true);
        migrationBuilder.DropIndex("ix_ticket_opened", "ticket");
        migrationBuilder.CreateIndex("ix_ticket_opened", "ticket", ["opened_at", "number", "department", "district", "category", "channel_id", "status", "summary"]);
        migrationBuilder.CreateIndex("ix_ticket_open", "ticket", ["department", "overdue_at", "risk_at", "district", "category", "channel_id"], filter: "overdue_at IS NOT NULL");
        migrationBuilder.CreateIndex("ix_ticket_unsummarised", "ticket", "number", filter: "summary IS NULL");
    }
}
