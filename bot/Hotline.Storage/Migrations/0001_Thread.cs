using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static Hotline.Storage.Migrations.Columns;

namespace Hotline.Storage.Migrations;

/// <summary>The first schema: conversations, inbox, outbox, tickets.</summary>
[DbContext(typeof(SchemaDb))]
[Migration("0001_Thread")]
internal sealed class Thread0001 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Conversations(migrationBuilder);
        Mail(migrationBuilder);
        Tickets(migrationBuilder);
        Others(migrationBuilder);
    }

    private static void Conversations(MigrationBuilder builder)
    {
        builder.CreateTable("conversation", t => new
        {
            channel_id = Text(t),
            conversation_id = Text(t),
            reference = Text(t),
            state = Text(t),
            version = Number(t),
            last_sequence = Number(t),
            opted_out = Flag(t),
            last_inbound_at = OptionalNumber(t),
            last_inbound_was_event = Flag(t),
            last_message_at = OptionalNumber(t),
            pushed_since_last_inbound = Count(t),
        }, constraints: t => t.PrimaryKey("pk_conversation", x => new { x.channel_id, x.conversation_id }));

        builder.CreateTable("activity", t => new
        {
            channel_id = Text(t),
            conversation_id = Text(t),
            sequence = Number(t),
            at = Number(t),
            payload = Text(t),
        }, constraints: t => t.PrimaryKey("pk_activity", x => new { x.channel_id, x.conversation_id, x.sequence }));
    }

    private static void Mail(MigrationBuilder builder)
    {
        builder.CreateTable("inbox", t => new
        {
            id = Identity(t),
            channel_id = Text(t),
            external_id = Text(t),
            conversation_id = Text(t),
            received_at = Number(t),
            payload = OptionalText(t),
            handled_at = OptionalNumber(t),
            first_sequence = OptionalNumber(t),
            last_sequence = OptionalNumber(t),
            push_after = OptionalNumber(t),
            reply_delivery = OptionalText(t),
            reply_error = OptionalText(t),
        }, constraints: t => t.PrimaryKey("pk_inbox", x => x.id));
        builder.CreateIndex("ix_inbox_delivery", "inbox", ["channel_id", "external_id"], unique: true);
        builder.CreateIndex("ix_inbox_push", "inbox", "push_after", filter: "push_after IS NOT NULL");
        builder.CreateIndex("ix_inbox_pending", "inbox", "received_at", filter: "handled_at IS NULL");

        builder.CreateTable("outbox", t => new
        {
            id = Identity(t),
            channel_id = Text(t),
            conversation_id = Text(t),
            reference = Text(t),
            payload = Text(t),
            status = Text(t),
            created_at = Number(t),
            next_attempt_at = Number(t),
            attempts = Count(t),
            lease_owner = OptionalText(t),
            lease_until = OptionalNumber(t),
            external_id = OptionalText(t),
            delivery = OptionalText(t),
            error = OptionalText(t),
        }, constraints: t => t.PrimaryKey("pk_outbox", x => x.id));
        builder.CreateIndex("ix_outbox_due", "outbox", "next_attempt_at", filter: "status = 'pending'");
        builder.CreateIndex("ix_outbox_external", "outbox", ["channel_id", "external_id"], filter: "external_id IS NOT NULL");
    }

    private static void Tickets(MigrationBuilder builder)
    {
        builder.CreateTable("ticket", t => new
        {
            number = Number(t),
            status = Text(t),
            version = Number(t),
            department = OptionalText(t),
            category = OptionalText(t),
            district = OptionalText(t),
            channel_id = Text(t),
            user_id = Text(t),
            phone = OptionalText(t),
            opened_at = Number(t),
            sort_deadline_at = Number(t),
            next_step_at = OptionalNumber(t),
            payload = Text(t),
        }, constraints: t => t.PrimaryKey("pk_ticket", x => x.number));
        builder.CreateIndex("ix_ticket_list", "ticket", ["sort_deadline_at", "number"]);
        builder.CreateIndex("ix_ticket_department", "ticket", ["department", "sort_deadline_at", "number"]);
        builder.CreateIndex("ix_ticket_resident", "ticket", ["channel_id", "user_id", "opened_at"]);
        builder.CreateIndex("ix_ticket_phone", "ticket", ["phone", "opened_at"], filter: "phone IS NOT NULL");
        builder.CreateIndex("ix_ticket_step", "ticket", "next_step_at", filter: "next_step_at IS NOT NULL");

        builder.CreateTable("ticket_event", t => new
        {
            number = Number(t),
            sequence = Number(t),
            at = Number(t),
            payload = Text(t),
        }, constraints: t => t.PrimaryKey("pk_ticket_event", x => new { x.number, x.sequence }));
    }

    private static void Others(MigrationBuilder builder)
    {
        builder.CreateTable("domain_event", t => new
        {
            id = Identity(t),
            at = Number(t),
            channel_id = Text(t),
            conversation_id = Text(t),
            name = Text(t),
            payload = Text(t),
        }, constraints: t => t.PrimaryKey("pk_domain_event", x => x.id));

        builder.CreateTable("handoff", t => new
        {
            channel_id = Text(t),
            conversation_id = Text(t),
            requested_at = Number(t),
            is_emergency = Flag(t),
            reason = Text(t),
            skill = OptionalText(t),
        }, constraints: t => t.PrimaryKey("pk_handoff", x => new { x.channel_id, x.conversation_id }));

        builder.CreateTable("counter", t => new
        {
            name = Text(t),
            next = Number(t),
        }, constraints: t => t.PrimaryKey("pk_counter", x => x.name));

        builder.CreateTable("attachment", t => new
        {
            id = Text(t),
            content_type = Text(t),
            length_in_bytes = Number(t),
            name = OptionalText(t),
            stored_at = Number(t),
        }, constraints: t => t.PrimaryKey("pk_attachment", x => x.id));
    }
}
