using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Storage.Projection;

/// <summary>How far the search projection is; kept in the database, so that it resumes where it stopped.</summary>
internal sealed record ProjectionProgress
{
    /// <summary>Everything up to here is in the indexes; null before the first rebuild.</summary>
    public FeedPosition? Position { get; init; }

    /// <summary>The rebuild under way or stopped.</summary>
    public RebuildState? Rebuild { get; init; }

    /// <summary>Tells conversations apart in the index without naming them: their ids are telephone numbers.</summary>
    public string? Salt { get; init; }

    /// <summary>Whether an index is missing, so that the database is searched.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>Why nothing is projected just now; null where nothing is wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>Since when <see cref="Problem"/> and <see cref="IsIncomplete"/> are as they are, Unix milliseconds.</summary>
    public long Since { get; init; }

    /// <summary>Age of the oldest change not yet in the index when last looked, in milliseconds.</summary>
    public long LagMilliseconds { get; init; }

    /// <summary>When last looked, Unix milliseconds.</summary>
    public long LookedAt { get; init; }

    /// <summary>Distribution and version of the server.</summary>
    public string? Server { get; init; }

    public static ProjectionProgress Read(string payload) => JsonSerializer.Deserialize(payload, ProjectionJson.Default.ProjectionProgress)!;

    public string Write() => JsonSerializer.Serialize(this, ProjectionJson.Default.ProjectionProgress);
}

/// <summary>A place in the sequence of changes.</summary>
internal readonly record struct FeedPosition(long Transaction, long Id);

/// <summary>A rebuild.</summary>
internal sealed record RebuildState
{
    /// <summary>Indexes that are still to be built, the present one first.</summary>
    public required IReadOnlyList<SearchIndex> Left { get; init; }

    /// <summary>The last record of the present one that was written; null: none yet, its index is still to be made.</summary>
    public string? Cursor { get; init; }

    public long Done { get; init; }

    public long Total { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long StartedAt { get; init; }

    public bool IsStopped { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProjectionProgress))]
internal sealed partial class ProjectionJson : JsonSerializerContext;
