using Hotline.Knowledge.Articles;
using Hotline.Knowledge.Search;
using Microsoft.Extensions.Options;

namespace Hotline.Knowledge.Editing;

/// <summary>Checks an article by the rules of its file, and beside the articles that are answered from now.</summary>
internal sealed class ArticleCheck(IKnowledgeBase knowledge, IOptions<KnowledgeOptions> options)
{
    /// <summary>What is wrong, by line; empty: it can be published.</summary>
    public IReadOnlyList<ArticleProblem> Check(ArticleKey key, string text)
    {
        var file = ArticleFile.Parse(key.Name, key.FileName, text);
        if (file.FrontMatter.IsWhole)
        {
            Read(key, file);
            CheckPhrasings(key, file);
        }

        return [.. file.Problems.Problems.OrderBy(p => p.Line)];
    }

    /// <summary>The article as it would be shown, or null where it has a fault that leaves nothing to show.</summary>
    public Article? Draft(ArticleKey key, string text)
    {
        var file = ArticleFile.Parse(key.Name, key.FileName, text);
        return file.FrontMatter.IsWhole ? Read(key, file) : null;
    }

    private Article? Read(ArticleKey key, ArticleFile file)
    {
        var codes = new KnownCodes(options.Value.Categories, options.Value.Departments);
        if (key.Language == ArticleLanguages.Chinese)
            return ArticleReader.ReadChinese(file, codes);
        var parent = knowledge.Find(key.Id, ArticleLanguages.Chinese);
        if (parent is null)
            file.Problems.Add(1, null, "NoParent", key.Id + ".md");
        return ArticleReader.ReadTranslation(file, key.Language, parent);
    }

    private void CheckPhrasings(ArticleKey key, ArticleFile file)
    {
        if (file.FrontMatter.Values.GetValueOrDefault(ArticleKeys.AskedAs)?.Items is not { } own)
            return;
        var taken = new Dictionary<string, Article>();
        foreach (var article in knowledge.Articles.Where(a => (a.Id, a.Language) != (key.Id, key.Language)))
        {
            foreach (var phrasing in article.AskedAs)
                taken.TryAdd(PhrasingCheck.Key(phrasing), article);
        }

        foreach (var (line, text) in own)
        {
            if (taken.TryGetValue(PhrasingCheck.Key(text), out var other))
                file.Problems.Add(line, ArticleKeys.AskedAs, "PhrasingOfOther", text, other.Title);
        }
    }
}
