using System.Diagnostics;
using Hotline.Knowledge;
using Hotline.Knowledge.Search;
using Hotline.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Benchmarks;

/// <summary>Time of one question over 10,000 and 100,000 articles: the starter set, copied with other ids until there are enough.</summary>
internal static class SearchLatency
{
    private const int Questions = 10_000;

    private static readonly string[] Asked =
    [
        "老年卡怎么办", "居住证需要什么材料", "孩子上小学怎么报名", "暖气不热找谁", "工资拖欠了三个月怎么办", "医保异地怎么报销", "公积金提取租房", "小区停车乱收费",
        "身份证丢了在外地能补吗", "电动车怎么上牌",
    ];

    public static async Task MeasureAsync()
    {
        foreach (var articles in (int[])[10_000, 100_000])
            await MeasureAsync(articles);
    }

    private static async Task MeasureAsync(int articles)
    {
        var folder = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        Copy(folder, articles);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        services.AddKnowledge(folder);
        await using var provider = services.BuildServiceProvider();
        var clock = Stopwatch.StartNew();
        var knowledge = provider.GetRequiredService<IKnowledgeBase>();
        Report.Row($"load and index {articles:#,0} articles", clock.Elapsed.TotalSeconds, "s");
        await AskAsync(knowledge, Questions / 4);
        var times = await AskAsync(knowledge, Questions);
        Report.Row($"question over {articles:#,0} articles, median", Report.Quantile(times, 0.5), "ms");
        Report.Row($"question over {articles:#,0} articles, p99", Report.Quantile(times, 0.99), "ms");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<double[]> AskAsync(IKnowledgeBase knowledge, int count)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await knowledge.AskAsync(new(Asked[i % Asked.Length], "zh-CN", new DateOnly(2026, 11, 23)), CancellationToken.None);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }

    private static void Copy(string folder, int articles)
    {
        var originals = Directory.GetFiles(Checkout.Articles, "*.md").Where(f => !f.EndsWith(".en.md", StringComparison.Ordinal))
            .Select(f => (Id: Path.GetFileNameWithoutExtension(f), Text: File.ReadAllText(f))).ToArray();
        for (var i = 0; i < articles; i++)
        {
            var (id, text) = originals[i % originals.Length];
            var copy = $"{id}-{i / originals.Length}";
            // A phrasing may lead to one article only, so each copy's phrasings carry its number.
            var renamed = text.Replace($"id: {id}\n", $"id: {copy}\n", StringComparison.Ordinal);
            var keywords = renamed.IndexOf("\nkeywords:", StringComparison.Ordinal);
            var numbered = string.Join('\n', renamed[..keywords].Split('\n').Select(l => l.StartsWith("  - ", StringComparison.Ordinal) ? $"{l}{i / originals.Length}" : l));
            File.WriteAllText(Path.Combine(folder, copy + ".md"), numbered + renamed[keywords..]);
        }
    }
}
