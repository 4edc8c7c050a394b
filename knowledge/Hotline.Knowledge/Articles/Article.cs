namespace Hotline.Knowledge.Articles;

/// <summary>A service, a rule or a piece of advice that answers residents' questions. One Markdown file, one article and language.</summary>
public sealed record Article
{
    /// <summary>Stable id, shared by all languages of it.</summary>
    public required string Id { get; init; }

    /// <summary><c>zh-CN</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>How residents ask for it.</summary>
    public required IReadOnlyList<string> AskedAs { get; init; }

    /// <summary>Everyday and official words for it.</summary>
    public required IReadOnlyList<string> Keywords { get; init; }

    /// <summary>Code of its category.</summary>
    public required string Category { get; init; }

    /// <summary>Code of the department that answers for it.</summary>
    public required string Department { get; init; }

    /// <summary>Names of areas it holds in; empty: everywhere.</summary>
    public required IReadOnlyList<string> Areas { get; init; }

    /// <summary>First day it holds.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day it holds (inclusive); null: until changed.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The law, regulation or notice it rests on.</summary>
    public required string Source { get; init; }

    /// <summary>When it was last checked.</summary>
    public required DateOnly Reviewed { get; init; }

    /// <summary>The answer as it is said aloud.</summary>
    public required string Spoken { get; init; }

    /// <summary>The full answer, Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>The full answer as plain text, for channels without Markdown.</summary>
    public required string PlainBody { get; init; }
}
