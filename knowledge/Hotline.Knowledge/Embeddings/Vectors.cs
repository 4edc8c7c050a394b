using System.Numerics;
using System.Runtime.InteropServices;

namespace Hotline.Knowledge.Embeddings;

/// <summary>Arithmetic on embeddings.</summary>
internal static class Vectors
{
    /// <summary>Larger ones are refused: the largest models in use give 4,096 numbers.</summary>
    public const int MostNumbers = 8192;

    /// <summary>The vector of length 1 in the same direction; null where it has none, or is not one of numbers.</summary>
    public static float[]? Normalised(ReadOnlySpan<float> vector)
    {
        if (vector.Length is 0 or > MostNumbers)
            return null;
        var length = MathF.Sqrt(Dot(vector, vector));
        if (!float.IsFinite(length) || length == 0)
            return null;
        var normalised = new float[vector.Length];
        for (var i = 0; i < normalised.Length; i++)
            normalised[i] = vector[i] / length;
        return normalised;
    }

    /// <summary>Sum of the products; for vectors of length 1 the cosine. Both are as long.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var left = MemoryMarshal.Cast<float, Vector<float>>(a);
        var right = MemoryMarshal.Cast<float, Vector<float>>(b);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < left.Length; i++)
            sums += left[i] * right[i];
        var sum = Vector.Sum(sums);
        for (var i = left.Length * Vector<float>.Count; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
