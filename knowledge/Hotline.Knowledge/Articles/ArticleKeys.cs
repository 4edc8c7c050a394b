using System.Collections.Frozen;

namespace Hotline.Knowledge.Articles;

/// <summary>The front-matter keys, in the order in which they are written.</summary>
internal static class ArticleKeys
{
    public const string Id = "id";
    public const string Language = "lang";
    public const string Title = "title";
    public const string AskedAs = "asked-as";
    public const string Keywords = "keywords";
    public const string Category = "category";
    public const string Department = "department";
    public const string Areas = "areas";
    public const string ValidFrom = "valid-from";
    public const string ValidUntil = "valid-until";
    public const string Source = "source";
    public const string Reviewed = "reviewed";
    public const string Spoken = "spoken";

    /// <summary>Every key of a Chinese article.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Id, Language, Title, AskedAs, Keywords, Category, Department, Areas, ValidFrom, ValidUntil, Source, Reviewed, Spoken];

    /// <summary>The keys of a translation; the others it takes from the Chinese version, and the source too where it names none of its own.</summary>
    public static IReadOnlyList<string> OfTranslation { get; } = [Id, Language, Title, AskedAs, Keywords, Source, Spoken];

    /// <summary>What a translation takes from the Chinese version.</summary>
    public static FrozenSet<string> Inherited { get; } = All.Except(OfTranslation).ToFrozenSet();
}
