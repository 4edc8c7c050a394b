using System.Data.Common;
using Hotline.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hotline.Storage.Moving;

/// <summary>A table of the model, as both databases have it.</summary>
internal sealed record MovedTable(string Name, IReadOnlyList<MovedColumn> Columns)
{
    /// <summary>Its columns for a statement, in the order of <see cref="Columns"/>.</summary>
    public string ColumnList { get; } = string.Join(", ", Columns.Select(c => Quoted(c.Name)));

    /// <summary>Its name for a statement.</summary>
    public string QuotedName { get; } = Quoted(Name);

    /// <summary>All tables that the model has, so that none is forgotten.</summary>
    public static IReadOnlyList<MovedTable> All(HotlineDb db) => [.. db.Model.GetEntityTypes().Select(Of).OrderBy(t => t.Name, StringComparer.Ordinal)];

    private static MovedTable Of(IEntityType type) => new(type.GetTableName()!, [.. type.GetProperties().Select(p => new MovedColumn(p.GetColumnName(), KindOf(p.ClrType)))]);

    private static ColumnKind KindOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(long) => ColumnKind.Long,
        var t when t == typeof(int) => ColumnKind.Int,
        var t when t == typeof(bool) => ColumnKind.Flag,
        var t when t == typeof(string) => ColumnKind.Text,
        var t when t == typeof(byte[]) => ColumnKind.Bytes,
        var t => throw new NotSupportedException($"A column of {t.Name} is not moved yet."),
    };

    private static string Quoted(string name) => $"\"{name}\"";
}

/// <summary>A column.</summary>
internal sealed record MovedColumn(string Name, ColumnKind Kind)
{
    /// <summary>What a row has in it: a long, int, bool, bytes (of a text in UTF-8, too) or null; the same from both databases.</summary>
    public object? Read(DbDataReader row, int at) => row.IsDBNull(at) ? null : Kind switch
    {
        ColumnKind.Long => row.GetInt64(at),
        ColumnKind.Int => row.GetInt32(at),
        ColumnKind.Flag => row.GetBoolean(at),
        // As it is stored: nothing is decoded, so nothing can be lost on the way.
        ColumnKind.Text or ColumnKind.Bytes => row.GetFieldValue<byte[]>(at),
    };
}

/// <summary>Kinds of columns.</summary>
internal enum ColumnKind
{
    /// <summary>64 bits.</summary>
    Long,

    /// <summary>32 bits.</summary>
    Int,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>UTF-8.</summary>
    Text,

    /// <summary>Bytes that are no text.</summary>
    Bytes,
}
