using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hotline.Storage.Migrations;

/// <summary>Those who work with the console: their accounts, what they did, and which conversations they have.</summary>
[DbContext(typeof(HotlineDb))]
[Migration("0003_People")]
internal sealed class People0003 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("account", t => new
        {
            id = t.Column<string>(),
            normalized_user_name = t.Column<string>(),
            version = t.Column<long>(),
            payload = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_account", x => x.id));
        migrationBuilder.CreateIndex("ix_account_name", "account", "normalized_user_name", unique: true);

        migrationBuilder.CreateTable("audit", t => new
        {
            id = t.Column<long>().Annotation("Sqlite:Autoincrement", true),
            at = t.Column<long>(),
            account_id = t.Column<string>(nullable: true),
            action = t.Column<string>(),
            subject = t.Column<string>(),
            detail = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_audit", x => x.id));
        migrationBuilder.CreateIndex("ix_audit_subject", "audit", ["subject", "id"]);

        migrationBuilder.AddColumn<string>("account_id", "handoff", nullable: true);
        migrationBuilder.AddColumn<long>("claimed_at", "handoff", nullable: true);
        migrationBuilder.AddColumn<long>("lease_until", "handoff", nullable: true);
    }
}
