using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Embeddings;

/// <summary>The embeddings of the units of an index, side by side; they never change. A unit without one has only zeros.</summary>
internal sealed class UnitVectors
{
    private readonly float[] _numbers;
    private readonly bool[] _has;
    private readonly float[] _mean;

    private UnitVectors(float[] numbers, bool[] has, int size)
    {
        _numbers = numbers;
        _has = has;
        Size = size;
        _mean = Mean();
    }

    /// <summary>Numbers of each embedding.</summary>
    public int Size { get; }

    /// <summary>Number of units.</summary>
    public int Count => _has.Length;

    /// <summary>The embeddings that are known of these articles; null where there are none.</summary>
    /// <param name="articles">In the index's order.</param>
    /// <param name="known">Embeddings by text, all of one size.</param>
    /// <param name="size">That size.</param>
    public static UnitVectors? Of(IReadOnlyList<Article> articles, IReadOnlyDictionary<string, float[]> known, int size)
    {
        var texts = articles.SelectMany(PassageText.OfUnits).ToArray();
        var vectors = Array.ConvertAll(texts, known.GetValueOrDefault);
        if (!Array.Exists(vectors, vector => vector is not null))
            return null;
        var numbers = new float[(long)texts.Length * size];
        for (var unit = 0; unit < vectors.Length; unit++)
            vectors[unit]?.CopyTo(numbers, unit * size);
        return new UnitVectors(numbers, Array.ConvertAll(vectors, vector => vector is not null), size);
    }

    /// <summary>Mean cosine of a question and the units that have an embedding.</summary>
    public float UsualCosine(ReadOnlySpan<float> question) => Vectors.Dot(question, _mean);

    /// <summary>True where the unit has an embedding.</summary>
    public bool Has(int unit) => _has[unit];

    /// <summary>Cosine of a question and a unit, -1 to 1; 0 for a unit that has none.</summary>
    public float Cosine(ReadOnlySpan<float> question, int unit) => Vectors.Dot(question, _numbers.AsSpan(unit * Size, Size));

    private float[] Mean()
    {
        var mean = new float[Size];
        for (var i = 0; i < _numbers.Length; i++)
            mean[i % Size] += _numbers[i];
        var with = Math.Max(1, _has.Count(has => has));
        return Array.ConvertAll(mean, sum => sum / with);
    }
}
