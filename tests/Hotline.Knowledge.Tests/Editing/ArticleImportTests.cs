using System.IO.Compression;
using System.Text;
using Hotline.Knowledge.Editing;
using Hotline.Knowledge.Tests.Articles;

namespace Hotline.Knowledge.Tests.Editing;

public sealed class ArticleImportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("all.csv")]
    [InlineData("all.zip")]
    public async Task Export_ImportedAgain_SaysThatNothingChanged(string name)
    {
        await using var scenario = await EditingScenario.StartAsync();
        var all = await scenario.Desk.ExportAsync(Cancel);

        var report = await scenario.Import.TryAsync(name, name == "all.csv" ? ArticleCsv.Write(all) : ArticleZip.Write(all), EditingScenario.Author, Cancel);

        report.Problems.ShouldBeEmpty();
        report.Entries.Select(e => e.Kind).ShouldBe([ImportKind.Same, ImportKind.Same]);
        report.Id.ShouldBeNull();
    }

    [Fact]
    public async Task Try_FaultyFileInAZip_NamesFileAndLine_AndTakesTheOthers()
    {
        await using var scenario = await EditingScenario.StartAsync();
        var zip = Zip(("in/dog-licence.md", ArticleText.With("title:", "title:")), ("in/cat-licence.md", ArticleDeskTests.Cat), ("in/read me.txt", "x"));

        var report = await scenario.Import.TryAsync("a.zip", zip, EditingScenario.Author, Cancel);
        var result = await scenario.Import.TakeAsync(report.Id!, EditingScenario.Author, Cancel);

        report.Entries.Single(e => e.Kind == ImportKind.Faulty).Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("in/dog-licence.md:3: title: ");
        report.Entries.Single(e => e.Kind == ImportKind.New).Key.Id.ShouldBe("cat-licence");
        result!.Taken.ShouldBe(1);
        scenario.Knowledge.Find("cat-licence", "zh-CN").ShouldBeNull();
        (await scenario.Import.TakeAsync(report.Id!, EditingScenario.Author, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Try_FaultyRowOfACsv_NamesItsLine()
    {
        await using var scenario = await EditingScenario.StartAsync();
        const string Csv = "id,title,asked-as,keywords,category,department,valid-from,source,reviewed,spoken,body\r\n"
            + "one,一,问一,词,order,p,2026-01-01,s,2026-01-01,说,\"正文\r\n第二行\"\r\n"
            + "two,二,问二,词,order,p,什么时候,s,2026-01-01,说,正文\r\n";

        var report = await scenario.Import.TryAsync("a.csv", Encoding.UTF8.GetBytes(Csv), EditingScenario.Author, Cancel);

        report.Entries.Select(e => (e.Kind, e.Line)).ShouldBe([(ImportKind.New, 2), (ImportKind.Faulty, 4)]);
        report.Entries[1].Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("a.csv:4: valid-from: ");
    }

    [Theory]
    [InlineData("a.exe", "x")]
    [InlineData("a.zip", "no zip")]
    [InlineData("a.csv", "one,two\n1,2")]
    [InlineData("a.csv", "")]
    public async Task Try_NotWhatItSays_IsAProblemAndNothingMore(string name, string content)
    {
        await using var scenario = await EditingScenario.StartAsync();

        var report = await scenario.Import.TryAsync(name, Encoding.UTF8.GetBytes(content), EditingScenario.Author, Cancel);

        report.Problems.ShouldHaveSingleItem();
        report.Id.ShouldBeNull();
    }

    [Fact]
    public async Task Try_EntryThatUnpacksHuge_IsRefusedByWhatItReallyHolds()
    {
        await using var scenario = await EditingScenario.StartAsync();

        var report = await scenario.Import.TryAsync("a.zip", Zip(("bomb.md", new string('字', 1_000_000))), EditingScenario.Author, Cancel);

        report.Problems.ShouldHaveSingleItem().File.ShouldBe("bomb.md");
    }

    [Fact]
    public async Task Take_SomebodyHasADraft_LeavesItAlone()
    {
        await using var scenario = await EditingScenario.StartAsync();
        var report = await scenario.Import.TryAsync("cat-licence.md", Encoding.UTF8.GetBytes(ArticleDeskTests.Cat), EditingScenario.Author, Cancel);
        await scenario.SaveAsync(new("cat-licence", "zh-CN"), "mine");

        (await scenario.Import.TakeAsync(report.Id!, EditingScenario.Author, Cancel))!.Skipped.ShouldHaveSingleItem().Id.ShouldBe("cat-licence");
        (await scenario.Import.TryAsync("cat-licence.md", Encoding.UTF8.GetBytes(ArticleDeskTests.Cat), EditingScenario.Author, Cancel))
            .Entries.ShouldHaveSingleItem().Kind.ShouldBe(ImportKind.HasDraft);
    }

    [Fact]
    public void Csv_CellThatLooksLikeAFormula_IsText()
    {
        var key = new ArticleKey("cat-licence", "zh-CN");
        var csv = Encoding.UTF8.GetString(ArticleCsv.Write([(key, ArticleDeskTests.Cat.Replace("title: 养猫要不要登记", "title: \"=1+1\"", StringComparison.Ordinal))]));

        csv.ShouldContain("'=1+1");
        ArticleForm.Of(key, ArticleCsv.Read("a.csv", csv.TrimStart('\uFEFF'), [])[0].Text).Title.ShouldBe("=1+1");
    }

    private static byte[] Zip(params ReadOnlySpan<(string Name, string Text)> files)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return content.ToArray();
    }
}
