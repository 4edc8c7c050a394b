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

    /// <summary>Department codes that articles may name. Null: any; an empty set is refused.</summary>
    public IReadOnlySet<string>? Departments { get; set; }
}
