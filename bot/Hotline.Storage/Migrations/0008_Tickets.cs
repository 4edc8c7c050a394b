using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hotline.Storage.Migrations;

/// <summary>Which tickets wait for a later year's calendar, and which departments owe help to tickets that another leads.</summary>
[DbContext(typeof(SchemaDb))]
[Migration("0008_Tickets")]
internal sealed class Tickets0008 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("flagged_calendar", "ticket", nullable: true);
        migrationBuilder.CreateIndex("ix_ticket_flagged", "ticket", "number", filter: "flagged_calendar IS NOT NULL");
        migrationBuilder.CreateTable("ticket_helper", t => new
        {
            department = t.Column<string>(),
            number = t.Column<long>(),
            sort_deadline_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_ticket_helper", x => new { x.number, x.department }));
        migrationBuilder.CreateIndex("ix_ticket_helper_inbox", "ticket_helper", ["department", "sort_deadline_at", "number"]);
        // No other database is older than this version.
        if (migrationBuilder.IsSqlite())
            CarryOver(migrationBuilder);
    }

    /// <summary>Tickets from before. A flagged clock is marked with no calendar, so that it is looked at; whether it still waits, the sweeper says.</summary>
    private static void CarryOver(MigrationBuilder builder)
    {
        builder.Sql("""UPDATE ticket SET flagged_calendar = '' WHERE payload LIKE '%"isFlagged":true%'""");
        builder.Sql(
            """
            INSERT INTO ticket_helper (department, number, sort_deadline_at)
            SELECT json_extract(h.value, '$.department'), t.number,
              CASE WHEN json_extract(c.value, '$.pauses[#-1].from') IS NOT NULL AND json_extract(c.value, '$.pauses[#-1].to') IS NULL
                THEN 9223372036854775807
                ELSE CAST(strftime('%s', json_extract(c.value, '$.deadlineAt')) AS INTEGER) * 1000 END
            FROM ticket t, json_each(t.payload, '$.helpers') h, json_each(t.payload, '$.clocks') c
            WHERE json_extract(h.value, '$.clockId') = json_extract(c.value, '$.id')
              AND json_extract(h.value, '$.reportedAt') IS NULL AND json_extract(h.value, '$.releasedAt') IS NULL
              AND t.status NOT IN ('Resolved', 'Closed', 'Declined', 'Withdrawn')
            """);
    }
}
