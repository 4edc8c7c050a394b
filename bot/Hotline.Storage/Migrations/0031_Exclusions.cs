using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hotline.Storage.Migrations;

/// <summary>Which tickets have a proposal to be left out of the figures (剔除) that a supervisor has yet to decide.</summary>
[DbContext(typeof(SchemaDb))]
[Migration("0031_Exclusions")]
internal sealed class Exclusions0031 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("proposal", "ticket", nullable: true);
        migrationBuilder.CreateIndex("ix_ticket_proposal", "ticket", ["sort_deadline_at", "number"], filter: "proposal IS NOT NULL");
        // Tickets from before: one that is decided says so.
        migrationBuilder.Sql(
            """
            UPDATE ticket SET proposal = 'Exclusion'
            WHERE payload LIKE '%"exclusion":{%' AND payload NOT LIKE '%"isApproved":true%' AND payload NOT LIKE '%"isApproved":false%'
            """);
    }
}
