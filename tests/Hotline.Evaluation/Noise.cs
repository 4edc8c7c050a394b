using System.Globalization;
using Hotline.Evaluation.Input;

namespace Hotline.Evaluation;

/// <summary>Mishears text as a recogniser does: characters are replaced by those that they were confused with, as often as that happened.</summary>
internal sealed class Noise
{
    /// <summary>That of the figures in README.md.</summary>
    public const int SeedByDefault = 20261123;

    private readonly Dictionary<char, List<(char Heard, int UpTo)>> _confusions = [];
    private readonly double _rate;
    private readonly Random _random;

    private Noise(double rate, int seed) => (_rate, _random) = (rate, new(seed));

    /// <param name="path">Comma-separated: the character, what was heard, how often; the first line names the columns.</param>
    /// <param name="rate">Share of the characters that are replaced, where a confusion is known for them.</param>
    /// <param name="seed">Where chance begins; another one mishears other characters.</param>
    /// <exception cref="InputFault">A line is wrong; the message names it.</exception>
    public static Noise Read(string path, double rate, int seed = SeedByDefault)
    {
        var noise = new Noise(rate, seed);
        foreach (var (line, number) in File.ReadLines(path).Select((line, i) => (line, i + 1)).Skip(1).Where(l => l.line.Length > 0))
        {
            if (line.Split(',') is not [{ Length: 1 } said, { Length: 1 } heard, var count]
                || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var times))
                throw new InputFault($"{path}, line {number}: this is not a character, a character and a number, such as 路,六,15.");
            if (said != heard)
                noise.Add(said[0], heard[0], times);
        }

        return noise;
    }

    /// <summary>The text as it is heard. The same calls in the same order hear the same.</summary>
    public string Of(string text) => string.Create(text.Length, text, (heard, said) =>
    {
        for (var i = 0; i < said.Length; i++)
            heard[i] = _random.NextDouble() < _rate && _confusions.TryGetValue(said[i], out var confusions) ? Pick(confusions) : said[i];
    });

    private void Add(char said, char heard, int times)
    {
        if (!_confusions.TryGetValue(said, out var list))
            _confusions.Add(said, list = []);
        list.Add((heard, (list.Count > 0 ? list[^1].UpTo : 0) + times));
    }

    private char Pick(List<(char Heard, int UpTo)> confusions)
    {
        var drawn = _random.Next(confusions[^1].UpTo);
        return confusions.Find(c => drawn < c.UpTo).Heard;
    }
}
