using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hotline.Storage.Migrations;

/// <summary>How far the search projection is, who projects, and what administrators want of it.</summary>
[DbContext(typeof(SchemaDb))]
[Migration("0018_Search")]
internal sealed class Search0018 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
        => migrationBuilder.CreateTable("projection", t => new
        {
            name = t.Column<string>(),
            payload = t.Column<string>(),
            command = t.Column<string>(nullable: true),
            lease_owner = t.Column<string>(nullable: true),
            lease_until = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_projection", x => x.name));
}
