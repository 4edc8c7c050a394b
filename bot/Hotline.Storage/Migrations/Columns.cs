using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Hotline.Storage.Migrations;

/// <summary>The kinds of columns; each database has its own types for them.</summary>
internal static class Columns
{
    /// <summary>A key that the database counts up; one that was deleted never comes again.</summary>
    public static OperationBuilder<AddColumnOperation> Identity(ColumnsBuilder t) => Counted(t).Annotation("Sqlite:Autoincrement", true);

    /// <summary>A key that the database counts up from the largest one there.</summary>
    public static OperationBuilder<AddColumnOperation> Counted(ColumnsBuilder t) => t.Column<long>()
        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);

    public static OperationBuilder<AddColumnOperation> Text(ColumnsBuilder t) => t.Column<string>();

    public static OperationBuilder<AddColumnOperation> OptionalText(ColumnsBuilder t) => t.Column<string>(nullable: true);

    public static OperationBuilder<AddColumnOperation> Number(ColumnsBuilder t) => t.Column<long>();

    public static OperationBuilder<AddColumnOperation> OptionalNumber(ColumnsBuilder t) => t.Column<long>(nullable: true);

    public static OperationBuilder<AddColumnOperation> Count(ColumnsBuilder t) => t.Column<int>();

    public static OperationBuilder<AddColumnOperation> Flag(ColumnsBuilder t) => t.Column<bool>();
}
