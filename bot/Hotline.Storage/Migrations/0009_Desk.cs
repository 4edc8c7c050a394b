using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hotline.Storage.Migrations;

/// <summary>What operators leave for colleagues, whom a transferred conversation is for, and what became of what they wrote.</summary>
[DbContext(typeof(HotlineDb))]
[Migration("0009_Desk")]
internal sealed class Desk0009 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("wanted_account_id", "handoff", nullable: true);
        migrationBuilder.AddColumn<string>("topic", "handoff", nullable: true);

        migrationBuilder.CreateTable("desk_note", t => new
        {
            id = t.Column<long>().Annotation("Sqlite:Autoincrement", true),
            at = t.Column<long>(),
            channel_id = t.Column<string>(),
            conversation_id = t.Column<string>(),
            after_sequence = t.Column<long>(),
            account_id = t.Column<string>(),
            text = t.Column<string>(),
            result = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_desk_note", x => x.id));
        migrationBuilder.CreateIndex("ix_desk_note_conversation", "desk_note", ["channel_id", "conversation_id", "id"]);

        migrationBuilder.CreateTable("call_back", t => new
        {
            id = t.Column<long>().Annotation("Sqlite:Autoincrement", true),
            at = t.Column<long>(),
            channel_id = t.Column<string>(),
            conversation_id = t.Column<string>(),
            phone = t.Column<string>(),
            reason = t.Column<string>(),
            ticket = t.Column<long>(nullable: true),
            tries = t.Column<int>(),
            done_at = t.Column<long>(nullable: true),
            account_id = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_call_back", x => x.id));
        migrationBuilder.CreateIndex("ix_call_back_open", "call_back", "at", filter: "done_at IS NULL");

        migrationBuilder.CreateIndex("ix_outbox_conversation", "outbox", ["channel_id", "conversation_id", "id"]);
        migrationBuilder.CreateIndex("ix_domain_event_claimed", "domain_event", "at", filter: "name = 'HandoffClaimed'");
    }
}
