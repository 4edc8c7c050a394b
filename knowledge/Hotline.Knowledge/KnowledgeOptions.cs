namespace Hotline.Knowledge;

/// <summary>Settings of the knowledge base.</summary>
public sealed class KnowledgeOptions
{
    /// <summary>Folder that holds the articles (<c>*.md</c>). Required; it must exist.</summary>
    public string ArticlesDirectory { get; set; } = "";

    /// <summary>
    /// Category codes that articles may name, as the city's directory has them. Null: any, for tools and tests that have no
    /// city; an empty set is refused.
    /// </summary>
    public IReadOnlySet<string>? Categories { get; set; }

    /// <summary>
    /// How often the folder is looked at for changed articles, which are then answered from without a restart. Default 10 seconds;
    /// zero: never. Faulty articles are reported in the log and the old ones stay.
    /// </summary>
    public TimeSpan LookForChangesEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Department codes that articles may name. Null: any; an empty set is refused.</summary>
    public IReadOnlySet<string>? Departments { get; set; }

    /// <summary>How many days before an article expires, or is to be reviewed again, editors are reminded. 0 to 365; default 30.</summary>
    public int RemindDaysBefore { get; set; } = 30;

    /// <summary>After how many days an article is to be reviewed again. 30 to 3,650; default 365.</summary>
    public int ReviewEveryDays { get; set; } = 365;
}
