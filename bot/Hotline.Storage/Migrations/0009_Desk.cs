using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static Hotline.Storage.Migrations.Columns;

namespace Hotline.Storage.Migrations;

/// <summary>What operators leave for colleagues, whom a transferred conversation is for, and what became of what they wrote.</summary>
[DbContext(typeof(SchemaDb))]
[Migration("0009_Desk")]
internal sealed class Desk0009 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("wanted_account_id", "handoff", nullable: true);
        migrationBuilder.AddColumn<string>("topic", "handoff", nullable: true);

        migrationBuilder.CreateTable("desk_note", t => new
        {
            id = Identity(t),
            at = Number(t),
            channel_id = Text(t),
            conversation_id = Text(t),
            after_sequence = Number(t),
            account_id = Text(t),
            text = Text(t),
            result = OptionalText(t),
        }, constraints: t => t.PrimaryKey("pk_desk_note", x => x.id));
        migrationBuilder.CreateIndex("ix_desk_note_conversation", "desk_note", ["channel_id", "conversation_id", "id"]);

        migrationBuilder.CreateTable("call_back", t => new
        {
            id = Identity(t),
            at = Number(t),
            channel_id = Text(t),
            conversation_id = Text(t),
            phone = Text(t),
            reason = Text(t),
            ticket = OptionalNumber(t),
            tries = Count(t),
            done_at = OptionalNumber(t),
            account_id = OptionalText(t),
        }, constraints: t => t.PrimaryKey("pk_call_back", x => x.id));
        migrationBuilder.CreateIndex("ix_call_back_open", "call_back", "at", filter: "done_at IS NULL");
    }
}
