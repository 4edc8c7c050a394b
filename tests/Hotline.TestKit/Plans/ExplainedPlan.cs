using System.Text.Json;

namespace Hotline.TestKit.Plans;

/// <summary>How the server carried out a statement.</summary>
/// <param name="Sql">The statement, on one line.</param>
/// <param name="Steps">What it did, from the outside in.</param>
public sealed record ExplainedPlan(string Sql, IReadOnlyList<PlanStep> Steps)
{
    /// <summary>Reads what PostgreSQL's module <c>auto_explain</c> logs as JSON.</summary>
    public static ExplainedPlan Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var steps = new List<PlanStep>();
        Read(document.RootElement.GetProperty("Plan"), depth: 0, steps);
        var sql = string.Join(' ', document.RootElement.GetProperty("Query Text").GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new(sql, steps);
    }

    private static void Read(JsonElement node, int depth, List<PlanStep> steps)
    {
        steps.Add(new(depth, node.GetProperty("Node Type").GetString()!, Text(node, "Relation Name"), Text(node, "Index Name"), Touched(node)));
        if (!node.TryGetProperty("Plans", out var inner))
            return;
        foreach (var child in inner.EnumerateArray())
            Read(child, depth + 1, steps);
    }

    // The server gives the figures of one of the node's runs.
    private static long Touched(JsonElement node) => (long)(Math.Max(1, Number(node, "Actual Loops"))
        * (Number(node, "Actual Rows") + Number(node, "Rows Removed by Filter") + Number(node, "Rows Removed by Index Recheck")));

    private static double Number(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetDouble() : 0;

    private static string? Text(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetString() : null;
}

/// <summary>A step of a plan.</summary>
/// <param name="Depth">How deep it lies.</param>
/// <param name="Kind">Its node type, as <c>Index Scan</c>.</param>
/// <param name="Table">The table or partition that it reads.</param>
/// <param name="Index">The index that it goes by.</param>
/// <param name="Rows">Rows that it looked at, also those it passed by.</param>
public sealed record PlanStep(int Depth, string Kind, string? Table, string? Index, long Rows)
{
    /// <summary>Whether it goes through the whole table.</summary>
    public bool IsScan => Kind == "Seq Scan";

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}{(Table is null ? "" : " " + Table)}{(Index is null ? "" : " by " + Index)}, {Rows} rows";
}
