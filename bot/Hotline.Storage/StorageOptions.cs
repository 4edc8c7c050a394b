using System.ComponentModel.DataAnnotations;

namespace Hotline.Storage;

/// <summary>Where data is kept. Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Storage";

    /// <summary>
    /// Folder of the database and of residents' files; created at start. A relative path is relative to the working directory.
    /// Default: <c>data</c>.
    /// </summary>
    [Required(AllowEmptyStrings = false)]
    public string Directory { get; set; } = "data";

    /// <summary>
    /// Connection string of a PostgreSQL database (Npgsql's form), which then holds everything instead of the embedded one;
    /// <see cref="Directory"/> stays for files. Default: none.
    /// </summary>
    public string? PostgreSql { get; set; }

    /// <summary>Largest file a resident may send, in bytes. 1 to 104,857,600; default 10,485,760 (10 MB).</summary>
    [Range(1, 104_857_600)]
    public long MaxAttachmentBytes { get; set; } = 10_485_760;

    /// <summary>
    /// How many whole months are kept, beside the one under way, of what only grows: transcripts, events, received and sent messages. Tickets, the
    /// audit and accounts are always kept. 2 to 1,200; default: all of them.
    /// </summary>
    [Range(2, 1_200)]
    public int? KeepMonths { get; set; }

    /// <summary>
    /// Whether what is committed is also written to the sequence of changes. Set by whoever reads it; with PostgreSQL it always is,
    /// because other nodes follow it. Default: false.
    /// </summary>
    public bool RecordsChanges { get; set; }

    internal bool WritesChanges => RecordsChanges || UsesPostgreSql;

    internal bool UsesPostgreSql => !string.IsNullOrWhiteSpace(PostgreSql);

    /// <summary>A sentence for whoever configures the service, on why the folder cannot be used.</summary>
    internal string Explain(string reason) => $"Storage:Directory = '{Directory}' cannot be used: {reason} Give a folder that this user may write to.";

    internal string DatabasePath => Path.Combine(Directory, "hotline.db");

    /// <summary>Where earlier versions kept the keys that are in the database now.</summary>
    internal string KeysPath => Path.Combine(Directory, "keys");

    internal string FilesPath => Path.Combine(Directory, "files");
}
