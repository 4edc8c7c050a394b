using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hotline.Storage.Migrations;

/// <summary>
/// Residents' answers that propose 重办, from before such proposals were listed. Which they are is read from the tickets after the migration, by
/// <see cref="Summaries.MissingSummaries"/>.
/// </summary>
[DbContext(typeof(SchemaDb))]
[Migration("0016_Proposals")]
internal sealed class Proposals0016 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("UPDATE ticket SET summary = NULL WHERE status = 'Resolved' AND follow_up IS NULL AND payload LIKE '%\"followUp\":{%'");
}
