using System.Globalization;
using System.Text.RegularExpressions;
using Hotline.Storage.Commits;
using Npgsql;
using NpgsqlTypes;

namespace Hotline.Storage.PostgreSql;

/// <summary>A statement that the connection prepares by itself once it is used again.</summary>
internal sealed partial class PostgreSqlStatement(NpgsqlConnection connection, string sql) : Statement
{
    private readonly NpgsqlCommand command = new(Numbered(sql), connection);

    public override int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteNonQuery();
    }

    public override long? ExecuteScalar(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteScalar() switch
        {
            null or DBNull => null,
            long number => number,
            int number => number,
            var other => throw new InvalidCastException($"A {other.GetType().Name} is no whole number."),
        };
    }

    public override IReadOnlyList<string> ExecuteTexts(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
            texts.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return texts;
    }

    public override void Dispose() => command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        command.Parameters.Clear();
        foreach (var value in values)
            command.Parameters.Add(Parameter(value));
    }

    /// <summary>PostgreSQL's form of parameters <c>?1</c>, <c>?2</c>, ...</summary>
    public static string Numbered(string sql) => ParameterMark().Replace(sql, "$$");

    /// <summary>A parameter of the type of its value.</summary>
    public static NpgsqlParameter Parameter(object? value) => value switch
    {
        null => new NpgsqlParameter { Value = DBNull.Value },
        long number => new NpgsqlParameter<long> { TypedValue = number },
        int number => new NpgsqlParameter<long> { TypedValue = number },
        bool flag => new NpgsqlParameter<bool> { TypedValue = flag },
        string text => new NpgsqlParameter<string> { TypedValue = text },
        byte[] utf8 => new NpgsqlParameter<byte[]> { TypedValue = utf8, NpgsqlDbType = NpgsqlDbType.Text },
        Blob blob => new NpgsqlParameter<byte[]> { TypedValue = blob.Bytes, NpgsqlDbType = NpgsqlDbType.Bytea },
        _ => throw new ArgumentException($"A {value.GetType().Name} is no value of a column.", nameof(value)),
    };

    [GeneratedRegex(@"\?(?=[0-9])")]
    private static partial Regex ParameterMark();
}
