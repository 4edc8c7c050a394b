using Hotline.Bot.Understanding.Expressions;
using Hotline.Bot.Understanding.Text;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Understanding.Places;

/// <summary>Every area of the city and every form of its name, built once.</summary>
internal sealed class AreaIndex
{
    private readonly Area[] _areas;
    private readonly int[] _parents;
    private readonly AhoCorasick _automaton;
    private readonly ILookup<int, AreaName> _within;

    public AreaIndex(ICityDirectory city, PlaceWords words, Normaliser normaliser)
    {
        _areas = [.. city.Areas];
        var indexByCode = Enumerable.Range(0, _areas.Length).ToDictionary(i => _areas[i].Code);
        _parents = [.. _areas.Select(area => area.Parent is null ? -1 : indexByCode[area.Parent])];
        var forms = new Dictionary<string, AreaNameBuilder>();
        for (var i = 0; i < _areas.Length; i++)
        {
            foreach (var (form, use) in FormsOf(_areas[i], words))
                Add(forms, normaliser.Normalise(form).ToLowerInvariant(), i, use);
        }

        foreach (var never in words.Never)
            forms[never] = new AreaNameBuilder(AreaNameUse.Nowhere);
        Names = [.. forms.Select(pair => pair.Value.Build(pair.Key))];
        _automaton = new AhoCorasick([.. Names.Select(name => name.Form)]);
        _within = Names.SelectMany(name => name.Areas.Concat(name.Deeper).SelectMany(Above).Distinct().Select(above => (above, name))).ToLookup(pair => pair.above, pair => pair.name);
    }

    /// <summary>The forms; a hit names one by its index.</summary>
    public AreaName[] Names { get; }

    /// <summary>The area with this index.</summary>
    public Area this[int area] => _areas[area];

    /// <summary>Index of the area above, or -1.</summary>
    public int ParentOf(int area) => _parents[area];

    /// <summary>True where <paramref name="area"/> is or lies in <paramref name="container"/>.</summary>
    public bool IsWithin(int area, int container)
    {
        while (area >= 0 && area != container)
            area = _parents[area];
        return area >= 0;
    }

    /// <summary>The forms of all areas that lie in this one.</summary>
    public IEnumerable<AreaName> Within(int area) => _within[area];

    /// <summary>Every form in the text.</summary>
    public AhoCorasick.Scan Find(string folded) => _automaton.Find(folded);

    private IEnumerable<int> Above(int area)
    {
        for (var above = _parents[area]; above >= 0; above = _parents[above])
            yield return above;
    }

    private static IEnumerable<(string Form, AreaNameUse Use)> FormsOf(Area area, PlaceWords words)
    {
        foreach (var full in AreaNames.Full(area))
        {
            // 新城小区 ends many a longer name.
            var use = area.Level == AreaLevel.Community && AreaNames.Short(area).Length < 3 ? AreaNameUse.AfterPause : AreaNameUse.Anywhere;
            yield return (full, use);
            if (AreaNames.WithDigits(full) is { } digits)
                yield return (digits, use);
        }

        foreach (var alias in words.Aliases[area.Name])
            yield return (alias, AreaNameUse.Anywhere);
        foreach (var form in AreaNames.Abbreviations(area).Append(AreaNames.Short(area)))
        {
            yield return (form, UseOfShort(area.Level, form, words));
            if (form.Length > 2 && AreaNames.WithDigits(form) is { } digits)
                yield return (digits, UseOfShort(area.Level, form, words));
        }

        foreach (var english in AreaNames.English(area))
            yield return (english, AreaNameUse.Anywhere);
    }

    private static AreaNameUse UseOfShort(AreaLevel level, string form, PlaceWords words)
    {
        if (words.Doubtful.Contains(form) || (level == AreaLevel.Community && (form.Length < 3 || words.Ordinary.Contains(form))))
            return AreaNameUse.BesideItsParent;
        if (words.Ordinary.Contains(form))
            return AreaNameUse.Apart;
        // A road has given its name to many a community; the road is meant unless the kind is said.
        if (level == AreaLevel.Community && PlaceWords.AtEnd(form, words.Roads) is not null)
            return AreaNameUse.BesideItsParent;
        return level == AreaLevel.District ? AreaNameUse.NotBeforeRoad : AreaNameUse.Anywhere;
    }

    private void Add(Dictionary<string, AreaNameBuilder> forms, string form, int area, AreaNameUse use)
    {
        if (form.Length < 2)
            return;
        if (!forms.TryGetValue(form, out var builder))
            forms.Add(form, builder = new AreaNameBuilder(use));
        builder.Add(area, _areas[area].Level, use, isExact: form == _areas[area].Name);
    }

    // One form may name areas of several levels (海淀 is a district and a street of it): the highest is meant.
    private sealed class AreaNameBuilder(AreaNameUse use)
    {
        private readonly List<int> _areas = [];
        private readonly List<int> _deeper = [];
        private int _exactAreas;
        private AreaNameUse _use = use;
        private AreaLevel _level = AreaLevel.Community;

        public void Add(int area, AreaLevel level, AreaNameUse useHere, bool isExact)
        {
            if (_areas.Contains(area))
                return;
            if (_areas.Count > 0 && level > _level)
            {
                _deeper.Add(area);
                return;
            }

            if (_areas.Count == 0 || level < _level)
            {
                _deeper.AddRange(_areas);
                _areas.Clear();
                (_level, _use, _exactAreas) = (level, useHere, 0);
            }

            _areas.Insert(isExact ? _exactAreas++ : _areas.Count, area);
            _use = (AreaNameUse)Math.Min((int)_use, (int)useHere);
        }

        public AreaName Build(string form) => new(form, [.. _areas], _exactAreas, [.. _deeper.Distinct()], _use);
    }
}
