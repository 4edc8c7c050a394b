using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hotline.Storage.Migrations;

/// <summary>Departments' messages that were given up are counted and listed without going through those that arrived.</summary>
[DbContext(typeof(SchemaDb))]
[Migration("0028_DeadDeliveries")]
internal sealed class DeadDeliveries0028 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
        => migrationBuilder.CreateIndex("ix_delivery_dead", "delivery", "id", filter: "status = 'Dead'");
}
