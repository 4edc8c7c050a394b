namespace Hotline.Knowledge.Articles;

/// <summary>The city's codes that articles may name; null: any.</summary>
internal sealed record KnownCodes(IReadOnlySet<string>? Categories, IReadOnlySet<string>? Departments)
{
    public static KnownCodes Any { get; } = new(null, null);
}
