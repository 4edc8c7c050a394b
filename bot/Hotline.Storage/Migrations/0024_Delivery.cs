using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hotline.Storage.Migrations;

/// <summary>How far a conversation's messages have come is read while an operator looks at it.</summary>
[DbContext(typeof(SchemaDb))]
[Migration("0024_Delivery")]
internal sealed class Delivery0024 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
        => migrationBuilder.CreateIndex("ix_outbox_conversation", "outbox", ["channel_id", "conversation_id", "id"]);
}
