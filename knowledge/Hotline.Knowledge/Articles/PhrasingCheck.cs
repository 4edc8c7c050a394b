namespace Hotline.Knowledge.Articles;

/// <summary>A phrasing may lead to one article only; two that claim it would make search choose by chance.</summary>
internal static class PhrasingCheck
{
    public static void Run(IEnumerable<ArticleFile> files)
    {
        var taken = new Dictionary<string, (string Name, string File, int Line)>();
        foreach (var file in files)
        {
            if (!file.FrontMatter.Values.TryGetValue(ArticleKeys.AskedAs, out var value) || value.Items is null)
                continue;
            foreach (var (line, text) in value.Items)
            {
                var key = Key(text);
                if (!taken.TryAdd(key, (file.Name, file.Problems.File, line)) && taken[key].Name != file.Name)
                    file.Problems.Add(line, ArticleKeys.AskedAs, "PhrasingTaken", text, taken[key].File, taken[key].Line);
            }
        }
    }

    /// <summary>What two phrasings share that are the same: their letters and digits.</summary>
    public static string Key(string phrasing) => string.Concat(phrasing.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
