using Hotline.Storage.Commits;
using Npgsql;

namespace Hotline.Storage.PostgreSql;

/// <summary>
/// Gathers the statements that writers execute, to be sent together in one round trip. What a statement answers is known only then, so
/// <see cref="Statement.Execute"/> answers 0 here.
/// </summary>
internal sealed class GatheringConnection : WritingConnection
{
    private readonly List<NpgsqlBatchCommand> gathered = [];

    public override SqlDialect Dialect => PostgreSqlDialect.Instance;

    public override Statement Prepare(string sql) => new Gathered(this, PostgreSqlStatement.Numbered(sql));

    /// <summary>Hands over what was gathered since the last call, in order.</summary>
    public IReadOnlyList<NpgsqlBatchCommand> Take()
    {
        NpgsqlBatchCommand[] taken = [.. gathered];
        gathered.Clear();
        return taken;
    }

    public override void Begin() => throw new NotSupportedException("Whoever sends the statements begins.");

    public override void Commit() => throw new NotSupportedException("Whoever sends the statements commits.");

    public override void Dispose() => gathered.Clear();

    private sealed class Gathered(GatheringConnection connection, string sql) : Statement
    {
        public override int Execute(params ReadOnlySpan<object?> values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values)
                command.Parameters.Add(PostgreSqlStatement.Parameter(value));
            connection.gathered.Add(command);
            return 0;
        }

        public override long? ExecuteScalar(params ReadOnlySpan<object?> values) => throw new NotSupportedException("The answer is known only once it was sent.");

        public override IReadOnlyList<string> ExecuteTexts(params ReadOnlySpan<object?> values) => throw new NotSupportedException("The answer is known only once it was sent.");

        public override void Dispose()
        {
        }
    }
}
