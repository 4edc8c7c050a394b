namespace Hotline.Storage.Moving;

/// <summary>What became of a move.</summary>
public enum StorageMoveOutcome
{
    /// <summary>All is there, and compared.</summary>
    Moved,

    /// <summary>All was copied, and a table is not the same on both sides. The target stays closed to services.</summary>
    Differs,

    /// <summary>There is no embedded database; the detail is the path where it was looked for.</summary>
    NoSource,

    /// <summary>Somebody, such as a running service, has the embedded database open; the detail is its path.</summary>
    SourceInUse,

    /// <summary>The target has other tables, or rows that no move brought. Nothing was changed.</summary>
    TargetHoldsData,

    /// <summary>A move from another installation into the target was broken off; the detail is its path.</summary>
    OtherSource,

    /// <summary>Another version of the program began the move; the detail is its schema.</summary>
    OtherSchema,
}

/// <summary>Outcome of a move.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Detail">As the outcome says.</param>
public sealed record StorageMoveResult(StorageMoveOutcome Outcome, string Detail = "")
{
    /// <summary>Each table, where all were copied.</summary>
    public IReadOnlyList<MovedTableResult> Tables { get; init; } = [];
}

/// <summary>A table on both sides.</summary>
/// <param name="Name">Its name.</param>
/// <param name="SourceRows">Its rows in the embedded database.</param>
/// <param name="SourceChecksum">A sum over them, in hexadecimal digits.</param>
/// <param name="TargetRows">Its rows in PostgreSQL.</param>
/// <param name="TargetChecksum">The sum over those.</param>
public sealed record MovedTableResult(string Name, long SourceRows, string SourceChecksum, long TargetRows, string TargetChecksum)
{
    /// <summary>Whether all rows are the same.</summary>
    public bool IsSame => SourceRows == TargetRows && SourceChecksum == TargetChecksum;
}

/// <summary>How far a move is.</summary>
/// <param name="Table">The table in hand.</param>
/// <param name="Done">Rows of it that are copied, or compared.</param>
/// <param name="Total">All its rows.</param>
/// <param name="IsComparing">Whether it was compared rather than copied.</param>
public sealed record StorageMoveProgress(string Table, long Done, long Total, bool IsComparing);

/// <summary>A move was broken off; what it brought stays, and the same call goes on with it.</summary>
public sealed class StorageMoveException(string message, Exception inner) : Exception(message, inner);
