using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hotline.Storage.Migrations;

/// <summary>Articles as they are edited in the console, what is being imported, and the unanswered questions that editors have put aside.</summary>
[DbContext(typeof(SchemaDb))]
[Migration("0010_Articles")]
internal sealed class Articles0010 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("article_version", t => new
        {
            article_id = t.Column<string>(),
            language = t.Column<string>(),
            number = t.Column<int>(),
            revision = t.Column<int>(),
            stage = t.Column<string>(),
            text = t.Column<string>(),
            authors = t.Column<string>(),
            created_at = t.Column<long>(),
            changed_at = t.Column<long>(),
            published_by = t.Column<string>(nullable: true),
            note = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_article_version", x => new { x.article_id, x.language, x.number }));
        migrationBuilder.CreateIndex("ix_article_version_stage", "article_version", ["stage", "changed_at"]);

        migrationBuilder.CreateTable("article_import", t => new
        {
            id = t.Column<string>(),
            account_id = t.Column<string>(),
            at = t.Column<long>(),
            payload = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_article_import", x => x.id));

        migrationBuilder.CreateTable("gap_mark", t => new
        {
            form = t.Column<string>(),
            at = t.Column<long>(),
            account_id = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_gap_mark", x => x.form));

        migrationBuilder.CreateIndex("ix_outbox_dead", "outbox", "id", filter: "status = 'dead'");
        migrationBuilder.CreateIndex("ix_outbox_error", "outbox", "id", filter: "error IS NOT NULL");
        migrationBuilder.CreateIndex("ix_domain_event_name", "domain_event", ["name", "id"]);
    }
}
