using System.Globalization;
using System.Text.RegularExpressions;

namespace Hotline.Evaluation.Input;

/// <summary>Named arguments of a task: <c>--name value [value...]</c>.</summary>
internal sealed partial class Arguments
{
    private readonly Dictionary<string, List<string>> _values = [];
    private readonly string _usage;

    private Arguments(string usage) => _usage = usage;

    /// <param name="args">What follows the task's name.</param>
    /// <param name="usage">The task's usage, which names every argument that is allowed.</param>
    /// <exception cref="InputFault">An argument is not one of them, or a value has no name.</exception>
    public static Arguments Parse(ReadOnlySpan<string> args, string usage)
    {
        var parsed = new Arguments(usage);
        List<string>? values = null;
        foreach (var arg in args)
        {
            if (!arg.StartsWith("--", StringComparison.Ordinal))
            {
                (values ?? throw parsed.Wrong($"'{arg}' belongs to no argument")).Add(arg);
                continue;
            }

            if (!Name().EnumerateMatches(usage).MoveNext() || !Name().Matches(usage).Any(m => m.Value == arg))
                throw parsed.Wrong($"'{arg}' is no argument of this task");
            if (!parsed._values.TryAdd(arg[2..], values = []))
                throw parsed.Wrong($"'{arg}' is given twice");
        }

        return parsed;
    }

    /// <summary>The values of an argument; none where it is not given.</summary>
    public IReadOnlyList<string> All(string name) => _values.GetValueOrDefault(name) ?? [];

    /// <summary>Paths of one or more files that exist.</summary>
    public IReadOnlyList<string> Files(string name) => All(name) is { Count: > 0 } files ? [.. files.Select(Existing)] : throw Wrong($"--{name} needs a file");

    /// <summary>Path of one file that exists.</summary>
    public string File(string name) => Existing(Text(name));

    /// <summary>The one value of an argument.</summary>
    public string Text(string name) => Optional(name) ?? throw Wrong($"--{name} is missing");

    /// <summary>The one value of an argument, or null where it is not given.</summary>
    public string? Optional(string name) => All(name) switch
    {
        [] when !_values.ContainsKey(name) => null,
        [var value] => value,
        _ => throw Wrong($"--{name} needs one value"),
    };

    /// <summary>A number from 0 to 1.</summary>
    public double Share(string name, double otherwise)
    {
        if (Optional(name) is not { } text)
            return otherwise;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1
            ? share
            : throw Wrong($"--{name} is '{text}'; allowed is a number from 0 to 1");
    }

    public InputFault Wrong(string what) => new($"{what}. Usage: {_usage}");

    private string Existing(string path) => System.IO.File.Exists(path) ? path : throw Wrong($"There is no file {path}");

    [GeneratedRegex("--[a-z]+")]
    private static partial Regex Name();
}
