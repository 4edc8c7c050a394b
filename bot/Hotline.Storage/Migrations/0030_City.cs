using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hotline.Storage.Migrations;

/// <summary>What the console changed of the city's lists, every version of it.</summary>
[DbContext(typeof(SchemaDb))]
[Migration("0030_City")]
internal sealed class City0030 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("city_version", t => new
        {
            list = t.Column<string>(),
            key = t.Column<string>(),
            number = t.Column<int>(),
            text = t.Column<string>(nullable: true),
            account_id = t.Column<string>(),
            at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_city_version", x => new { x.list, x.key, x.number }));
    }
}
