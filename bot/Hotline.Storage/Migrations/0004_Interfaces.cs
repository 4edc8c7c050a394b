using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static Hotline.Storage.Migrations.Columns;

namespace Hotline.Storage.Migrations;

/// <summary>What other systems need: keys, marks of requests that must act once, webhooks, and deliveries to them and to departments.</summary>
[DbContext(typeof(SchemaDb))]
[Migration("0004_Interfaces")]
internal sealed class Interfaces0004 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Requests(migrationBuilder);
        Deliveries(migrationBuilder);
        migrationBuilder.CreateIndex("ix_ticket_opened", "ticket", ["opened_at", "number"]);
    }

    private static void Requests(MigrationBuilder builder)
    {
        builder.CreateTable("api_key", t => new
        {
            id = Text(t),
            hash = Text(t),
            scope = Text(t),
            department = OptionalText(t),
            name = Text(t),
            created_at = Number(t),
            revoked_at = OptionalNumber(t),
        }, constraints: t => t.PrimaryKey("pk_api_key", x => x.id));
        builder.CreateIndex("ix_api_key_hash", "api_key", "hash", unique: true);

        builder.CreateTable("request_mark", t => new
        {
            scope = Text(t),
            key = Text(t),
            fingerprint = Text(t),
            number = Number(t),
            version = Number(t),
            at = Number(t),
        }, constraints: t => t.PrimaryKey("pk_request_mark", x => new { x.scope, x.key }));
        builder.CreateIndex("ix_request_mark_at", "request_mark", "at");
    }

    private static void Deliveries(MigrationBuilder builder)
    {
        builder.CreateTable("ticket_feed", t => new
        {
            id = Counted(t),
            number = Number(t),
            after_version = Number(t),
            version = Number(t),
        }, constraints: t => t.PrimaryKey("pk_ticket_feed", x => x.id));

        builder.CreateTable("webhook", t => new
        {
            id = Text(t),
            department = Text(t),
            url = Text(t),
            events = Text(t),
            secret = Text(t),
            created_at = Number(t),
        }, constraints: t => t.PrimaryKey("pk_webhook", x => x.id));
        builder.CreateIndex("ix_webhook_department", "webhook", "department");

        builder.CreateTable("delivery", t => new
        {
            id = Identity(t),
            medium = Text(t),
            target = Text(t),
            message_id = Text(t),
            @event = Text(t),
            payload = Text(t),
            digest = OptionalText(t),
            status = Text(t),
            created_at = Number(t),
            next_attempt_at = Number(t),
            attempts = Count(t),
            lease_owner = OptionalText(t),
            lease_until = OptionalNumber(t),
            finished_at = OptionalNumber(t),
            outcome = OptionalText(t),
        }, constraints: t => t.PrimaryKey("pk_delivery", x => x.id));
        builder.CreateIndex("ix_delivery_due", "delivery", "next_attempt_at", filter: "status = 'Pending'");
        builder.CreateIndex("ix_delivery_target", "delivery", ["target", "id"]);
        builder.CreateIndex("ix_delivery_waiting", "delivery", ["target", "next_attempt_at"], filter: "status = 'Pending'");
        builder.CreateIndex("ix_delivery_digest", "delivery", "digest", unique: true, filter: "digest IS NOT NULL");
        builder.CreateIndex("ix_delivery_finished", "delivery", "finished_at", filter: "finished_at IS NOT NULL");
    }
}
