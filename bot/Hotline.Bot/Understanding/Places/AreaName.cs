namespace Hotline.Bot.Understanding.Places;

/// <summary>A form of a name, and the areas it may mean.</summary>
/// <param name="Form">The form, normalised and in lower case.</param>
/// <param name="Areas">Indices of the areas, those first that bear this very name; of areas of several levels, the highest.</param>
/// <param name="ExactAreas">How many bear this very name.</param>
/// <param name="Deeper">Areas below that level with the same form, which are meant where an area that they lie in was said before.</param>
/// <param name="Use">Where the form may be taken for an area.</param>
internal sealed record AreaName(string Form, int[] Areas, int ExactAreas, int[] Deeper, AreaNameUse Use)
{
    /// <summary>True where the area bears this very name, not only one like it (村 for 社区).</summary>
    public bool IsExact(int area) => Array.IndexOf(Areas, area, 0, ExactAreas) >= 0;
}

/// <summary>Where a form may be taken for an area.</summary>
internal enum AreaNameUse
{
    /// <summary>Anywhere.</summary>
    Anywhere,
    /// <summary>A district without 区: not as the beginning of a road's name.</summary>
    NotBeforeRoad,
    /// <summary>Not as the end of a longer name: beside an area that it belongs to, or where a pause or a word for "at" stands before it.</summary>
    AfterPause,
    /// <summary>Beside an area that it belongs to, or where a pause or a word for "at" parts it from the rest.</summary>
    Apart,
    /// <summary>Beside an area that it belongs to, or alone.</summary>
    BesideItsParent,
    /// <summary>Nowhere: it covers an area's name that is not meant.</summary>
    Nowhere,
}
