using Hotline.Console.Access;

namespace Hotline.Console.Layout;

/// <summary>What every component of a page knows: who looks, and when.</summary>
/// <param name="Person">Who is signed in, or null.</param>
/// <param name="Csrf">The token that every form carries.</param>
/// <param name="Path">Path and query of the page.</param>
/// <param name="Now">The instant of rendering, UTC.</param>
/// <param name="AssetVersion">Changes with the style sheet and the module.</param>
public sealed record PageContext(Person? Person, string Csrf, string Path, DateTimeOffset Now, string AssetVersion)
{
    /// <summary>True where somebody is signed in who may.</summary>
    public bool May(Right right) => Person?.Has(right) == true;
}
