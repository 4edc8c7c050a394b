using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hotline.Evaluation;

/// <summary>The figures of a task, in the order in which they are printed.</summary>
internal sealed class Figures
{
    private const int Decimals = 4;
    private readonly List<(string Name, double Value)> _values = [];

    /// <summary>Adds a figure. What cannot be computed (a share of nothing) is NaN and printed as null.</summary>
    public Figures Add(string name, double value)
    {
        _values.Add((name, value));
        return this;
    }

    public double this[string name] => _values.Single(v => v.Name == name).Value;

    /// <summary>Writes a table, and as the last line one JSON object.</summary>
    public void WriteTo(TextWriter output)
    {
        output.WriteLine();
        foreach (var (name, value) in _values)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22}{(double.IsNaN(value) ? "-" : Math.Round(value, Decimals).ToString(CultureInfo.InvariantCulture)),12}"));
        output.WriteLine(ToJson());
    }

    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (var (name, value) in _values)
            {
                if (double.IsFinite(value))
                    json.WriteNumber(name, Math.Round(value, Decimals));
                else
                    json.WriteNull(name);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
