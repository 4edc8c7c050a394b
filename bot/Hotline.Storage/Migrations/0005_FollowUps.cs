using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hotline.Storage.Migrations;

/// <summary>Which resolved tickets still owe a follow-up. Tickets resolved before this version owe none.</summary>
[DbContext(typeof(SchemaDb))]
[Migration("0005_FollowUps")]
internal sealed class FollowUps0005 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("follow_up", "ticket", nullable: true);
        migrationBuilder.AddColumn<long>("follow_up_at", "ticket", nullable: true);
        migrationBuilder.CreateIndex("ix_ticket_follow_up", "ticket", ["follow_up", "follow_up_at"], filter: "follow_up IS NOT NULL");
    }
}
