using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hotline.Storage.Migrations;

/// <summary>Embeddings of article texts, so that a restart embeds only what is new.</summary>
[DbContext(typeof(SchemaDb))]
[Migration("0011_Embeddings")]
internal sealed class Embeddings0011 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("embedding", t => new
        {
            model = t.Column<string>(),
            text_hash = t.Column<string>(),
            vector = t.Column<byte[]>(),
        }, constraints: t => t.PrimaryKey("pk_embedding", x => new { x.model, x.text_hash }));
    }
}
