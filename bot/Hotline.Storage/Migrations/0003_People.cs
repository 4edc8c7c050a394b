using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static Hotline.Storage.Migrations.Columns;

namespace Hotline.Storage.Migrations;

/// <summary>Those who work with the console: their accounts, what they did, and which conversations they have.</summary>
[DbContext(typeof(SchemaDb))]
[Migration("0003_People")]
internal sealed class People0003 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("account", t => new
        {
            id = Text(t),
            normalized_user_name = Text(t),
            version = Number(t),
            payload = Text(t),
        }, constraints: t => t.PrimaryKey("pk_account", x => x.id));
        migrationBuilder.CreateIndex("ix_account_name", "account", "normalized_user_name", unique: true);

        migrationBuilder.CreateTable("audit", t => new
        {
            id = Identity(t),
            at = Number(t),
            account_id = OptionalText(t),
            action = Text(t),
            subject = Text(t),
            detail = OptionalText(t),
        }, constraints: t => t.PrimaryKey("pk_audit", x => x.id));
        migrationBuilder.CreateIndex("ix_audit_subject", "audit", ["subject", "id"]);

        migrationBuilder.AddColumn<string>("account_id", "handoff", nullable: true);
        migrationBuilder.AddColumn<long>("claimed_at", "handoff", nullable: true);
        migrationBuilder.AddColumn<long>("lease_until", "handoff", nullable: true);
    }
}
