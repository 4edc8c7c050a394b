using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Commits;

/// <summary>A prepared statement with parameters <c>$1</c>, <c>$2</c>, ... in order. For the committer's one connection; not thread-safe.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand command;
    private readonly int parameterCount;

    public Statement(SqliteConnection connection, string sql)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
        while (sql.Contains("$" + (parameterCount + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            parameterCount++;
            command.Parameters.Add(new SqliteParameter { ParameterName = "$" + parameterCount.ToString(CultureInfo.InvariantCulture) });
        }
    }

    /// <summary>Runs it and returns the number of rows changed.</summary>
    public int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs it and returns the first column of the first row; null where there is no row.</summary>
    public long? ExecuteScalar(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteScalar() as long?;
    }

    public void Dispose() => command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < parameterCount; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }
}
