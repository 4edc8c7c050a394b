using System.Collections.Frozen;

namespace Hotline.Knowledge.Search;

/// <summary>
/// Characters that a recogniser takes for one another: those read alike, tones aside, as <c>Pinyin.txt</c> has them; and those that
/// many speakers do not part (zh and z, ch and c, sh and s, -ng and -n, n- and l-).
/// </summary>
public static class Homophones
{
    private static readonly FrozenDictionary<char, string[]> Groups = BySound(sound => [sound]);

    /// <summary>Characters that may have been said where this one was heard, in groups by reading; itself among them. Empty for what has no reading.</summary>
    public static ReadOnlySpan<string> Of(char heard) => Groups.TryGetValue(heard, out var groups) ? groups : [];

    /// <summary>
    /// Characters that sound somewhat like this one, in groups: they begin alike (j, q and x as z, c and s) or rhyme (the glide before the vowel aside). So many
    /// are such that they are of use only where something else speaks for one of them.
    /// </summary>
    internal static ReadOnlySpan<string> NearlyOf(char heard) => Near.Groups.TryGetValue(heard, out var groups) ? groups : [];

    /// <summary>True where one may have been said and the other heard; a character sounds like itself.</summary>
    public static bool SoundAlike(char said, char heard) => said == heard || (Groups.TryGetValue(said, out var groups) && Array.Exists(groups, group => group.Contains(heard, StringComparison.Ordinal)));

    /// <summary>True where the one sounds somewhat like the other (<see cref="NearlyOf"/>).</summary>
    internal static bool SoundNearlyAlike(char said, char heard) => Near.Groups.TryGetValue(said, out var groups) && Array.Exists(groups, group => group.Contains(heard, StringComparison.Ordinal));

    /// <summary>One character for all that are read as this one is, so that texts that sound alike become equal; of several readings one is taken. Itself where it has none.</summary>
    public static char SoundOf(char character) => Groups.TryGetValue(character, out var groups) ? groups[0][0] : character;

    private static IEnumerable<(string Sound, string Characters)> Read()
    {
        using var stream = typeof(Homophones).Assembly.GetManifestResourceStream(typeof(Homophones), "Pinyin.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split(' ') is [var syllable, var characters])
                yield return (Sound(syllable), characters);
        }
    }

    /// <summary>For each character the groups it is in; a group is of all whose sound has a key in common.</summary>
    private static FrozenDictionary<char, string[]> BySound(Func<string, string[]> keysOf)
    {
        var groups = new Dictionary<string, string>();
        foreach (var (sound, characters) in Read())
        {
            foreach (var key in keysOf(sound))
                groups[key] = groups.GetValueOrDefault(key, "") + characters;
        }

        return groups.Values.SelectMany(group => group.Distinct().Select(character => (character, group)))
            .GroupBy(entry => entry.character, entry => entry.group)
            .ToFrozenDictionary(entry => entry.Key, entry => entry.ToArray());
    }

    private static string Sound(string syllable)
    {
        if (syllable is ['z' or 'c' or 's', 'h', ..])
            syllable = syllable[0] + syllable[2..];
        else if (syllable is ['n', _, ..])
            syllable = 'l' + syllable[1..];
        return syllable.EndsWith("ng", StringComparison.Ordinal) ? syllable[..^1] : syllable;
    }

    private static (string Initial, string Rhyme) Parts(string sound)
    {
        var initial = sound[0] switch { 'j' => "z", 'q' => "c", 'x' => "s", 'a' or 'e' or 'o' => "", var other => other.ToString() };
        var final = sound[initial.Length..];
        return (initial, final is ['i' or 'u' or 'v', 'a' or 'e' or 'o', ..] ? final[1..] : final);
    }

    /// <summary>Made when the first question is heard: the start needs them for nothing.</summary>
    private static class Near
    {
        public static readonly FrozenDictionary<char, string[]> Groups = BySound(sound =>
        {
            var (initial, rhyme) = Parts(sound);
            return [initial + '-', '-' + rhyme];
        });
    }
}
