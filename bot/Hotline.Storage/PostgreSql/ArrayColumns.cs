using Npgsql;
using NpgsqlTypes;

namespace Hotline.Storage.PostgreSql;

/// <summary>Rows as arrays, one a column, which <c>unnest</c> turns into rows again: one statement for a whole group.</summary>
internal sealed class ArrayColumns(params NpgsqlDbType[] types)
{
    private readonly List<object?[]> rows = [];

    public int Count => rows.Count;

    /// <param name="values">One for each column: a long, bool, string, UTF-8 text as bytes, or null.</param>
    public void Add(params object?[] values) => rows.Add(values);

    /// <summary>The statement for all rows; its parameters <c>$1</c>, <c>$2</c>, ... are the columns.</summary>
    public NpgsqlBatchCommand Command(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        for (var column = 0; column < types.Length; column++)
            command.Parameters.Add(new NpgsqlParameter { Value = Column(column), NpgsqlDbType = NpgsqlDbType.Array | types[column] });
        return command;
    }

    private Array Column(int column) => types[column] switch
    {
        NpgsqlDbType.Bigint => Of<long?>(column),
        NpgsqlDbType.Boolean => Of<bool>(column),
        _ when rows.Count > 0 && rows[0][column] is byte[] => Of<byte[]>(column),
        _ => Of<string?>(column),
    };

    private T[] Of<T>(int column)
    {
        var values = new T[rows.Count];
        for (var row = 0; row < values.Length; row++)
            values[row] = (T)rows[row][column]!;
        return values;
    }
}
