using System.Globalization;
using System.Text;
using Hotline.Knowledge.Articles;

namespace Hotline.Knowledge.Tests.Articles;

public sealed class ArticleFolderTests : IDisposable
{
    private static readonly KnownCodes City = new(
        new HashSet<string> { "order", "care" }, new HashSet<string> { "public-security", "civil-affairs" });

    private readonly TemporaryFolder _folder = new();
    private readonly CultureInfo _culture = CultureInfo.CurrentUICulture;

    public ArticleFolderTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void Load_FaultlessArticle_HasEveryPart()
    {
        var article = Load(ArticleText.With("valid-from", "valid-from: 2024-01-01\nvalid-until: 2027-12-31")).ShouldHaveSingleItem();

        article.Id.ShouldBe("dog-licence");
        article.Language.ShouldBe("zh-CN");
        article.Title.ShouldBe("养狗怎么登记");
        article.AskedAs.ShouldBe(["狗证怎么办", "给狗上户口"]);
        article.Keywords.ShouldBe(["养狗", "狗证"]);
        article.Category.ShouldBe("order");
        article.Department.ShouldBe("public-security");
        article.Areas.ShouldBe(["北京市"]);
        article.ValidFrom.ShouldBe(new DateOnly(2024, 1, 1));
        article.ValidUntil.ShouldBe(new DateOnly(2027, 12, 31));
        article.Source.ShouldBe("《北京市养犬管理规定》");
        article.Reviewed.ShouldBe(new DateOnly(2026, 11, 1));
        article.Spoken.ShouldBe("带上狗和身份证到派出所办，每年要年检。");
        article.Body.ShouldStartWith("到派出所登记。");
        article.PlainBody.ShouldBe("到派出所登记。\n\n要带什么\n· 身份证\n· 犬只照片");
    }

    [Fact]
    public void Load_Translation_MayNameItsSourceItself()
    {
        _folder.With("dog-licence.md", ArticleText.Faultless).With("dog-licence.en.md", ArticleText.EnglishWith("spoken:", "source: Beijing Regulations on Dogs\nspoken: Register the dog."));

        ArticleFolder.Load(_folder.Path, City).Single(article => article.Language == "en").Source.ShouldBe("Beijing Regulations on Dogs");
    }

    [Fact]
    public void Load_Translation_TakesTheRestFromTheChineseVersion()
    {
        _folder.With("dog-licence.md", ArticleText.Faultless).With("dog-licence.en.md", ArticleText.FaultlessEnglish);

        var english = ArticleFolder.Load(_folder.Path, City).Single(a => a.Language == "en");

        english.Title.ShouldBe("Registering a dog");
        english.Category.ShouldBe("order");
        english.Department.ShouldBe("public-security");
        english.Areas.ShouldBe(["北京市"]);
        english.ValidFrom.ShouldBe(new DateOnly(2024, 1, 1));
        english.Source.ShouldBe("《北京市养犬管理规定》");
    }

    [Theory]
    [InlineData("id:", "id: Dog_Licence", "dog-licence.md:2: id: 'Dog_Licence' is no id")]
    [InlineData("id:", "id: cat-licence", "dog-licence.md:2: id: 'cat-licence' differs from the file's name 'dog-licence'")]
    [InlineData("title:", "", "dog-licence.md:1: title: missing.")]
    [InlineData("title:", "title:", "dog-licence.md:3: title: must not be empty.")]
    [InlineData("title:", "title: [a, b]", "dog-licence.md:3: title: must be text.")]
    [InlineData("title:", "title: { a: b }", "dog-licence.md:3: title: must be text.")]
    [InlineData("title:", "lang: fr\ntitle: t", "dog-licence.md:3: lang: 'fr' is no known language; allowed: zh-CN, en.")]
    [InlineData("title:", "lang: en\ntitle: t", "dog-licence.md:3: lang: 'en' differs from the file's name")]
    [InlineData("  - 给狗上户口", "  - 狗证怎么办", "dog-licence.md:6: asked-as: '狗证怎么办' is given twice.")]
    [InlineData("  - 给狗上户口", "  - ''", "dog-licence.md:6: asked-as: must not be empty.")]
    [InlineData("  - 给狗上户口", "  - 给我家刚刚从朋友那里抱来的一只三个月大的小狗办一张可以在城里养的证要带什么去哪里办", "dog-licence.md:6: asked-as: has 41 characters; at most 40 are allowed.")]
    [InlineData("keywords:", "keywords: []", "dog-licence.md:7: keywords: must not be empty.")]
    [InlineData("keywords:", "keywords: 养狗", "dog-licence.md:7: keywords: must be a list.")]
    [InlineData("category:", "category: pets", "dog-licence.md:8: category: 'pets' is not known; allowed: care, order.")]
    [InlineData("department:", "department: zoo", "dog-licence.md:9: department: 'zoo' is not known; allowed: civil-affairs, public-security.")]
    [InlineData("valid-from:", "valid-from: 2024-13-01", "dog-licence.md:11: valid-from: '2024-13-01' is no date; write it as 2026-11-01.")]
    [InlineData("valid-from:", "valid-from: 2024-01-01\nvalid-until: 2023-12-31", "dog-licence.md:12: valid-until: 2023-12-31 is before valid-from 2024-01-01.")]
    [InlineData("reviewed:", "reviewed: 01.11.2026", "dog-licence.md:13: reviewed: '01.11.2026' is no date")]
    [InlineData("reviewed:", "reviewed: 2026-11-01\nauthor: me", "dog-licence.md:14: author: no such key; allowed: id, lang, title, asked-as,")]
    [InlineData("reviewed:", "reviewed: 2026-11-01\nreviewed: 2026-11-02", "dog-licence.md:14: reviewed: given twice; the first is in line 13.")]
    [InlineData("spoken:", "spoken: 打电话（要收费）问。", "dog-licence.md:14: spoken: '（' cannot be said")]
    [InlineData("source:", "source: \"unfinished", "dog-licence.md:12: not valid YAML: ")]
    [InlineData("到派出所登记。", "到<b>派出所</b>登记。", "dog-licence.md:17: HTML is not allowed in the body")]
    [InlineData("- 身份证", "- ![图](https://example.org/a.png)", "dog-licence.md:21: An image is not allowed in the body")]
    [InlineData("- 身份证", "- [点这里](javascript:alert)", "dog-licence.md:21: The link 'javascript:alert' is not allowed; only https, http and tel are.")]
    public void Load_FaultyArticle_NamesFileLineKeyAndWhatIsAllowed(string line, string replacement, string expected)
    {
        Problems(ArticleText.With(line, replacement)).ShouldHaveSingleItem().ToString().ShouldStartWith(expected);
    }

    [Fact]
    public void Load_BodyTooLong_NamesTheBodysLine()
    {
        var problem = Problems(ArticleText.With("到派出所登记。", new string('长', 2001))).ShouldHaveSingleItem();

        problem.ToString().ShouldStartWith("dog-licence.md:17: The body has 20");
    }

    [Theory]
    [InlineData("", "dog-licence.md:1: The first line must be '---'")]
    [InlineData("no front matter", "dog-licence.md:1: The first line must be '---'")]
    [InlineData("---\nid: dog-licence\n", "dog-licence.md:1: The line '---' after the keys is missing.")]
    public void Load_NoFrontMatter_SaysHowItIsWritten(string text, string expected)
    {
        Problems(text)[0].ToString().ShouldStartWith(expected);
    }

    [Theory]
    [InlineData("---\n---\nbody")]
    [InlineData("---\n- a\n- b\n---\nbody")]
    [InlineData("---\njust text\n---\nbody")]
    [InlineData("---\n? [a]\n: b\n---\nbody")]
    [InlineData("---\nid: &x dog\ntitle: *x\n---\nbody")]
    [InlineData("---\nid: dog\n\ttabs: are not yaml\n---\nbody")]
    public void Load_OddYaml_IsReportedNotThrown(string text) => Problems(text).ShouldNotBeEmpty();

    [Fact]
    public void Load_SeveralFaultyFiles_ReportsEveryProblemOfEveryFile()
    {
        _folder.With("dog-licence.md", ArticleText.With("category:", "category: pets").Replace("valid-from: 2024-01-01", "valid-from: soon", StringComparison.Ordinal));
        _folder.With("other.md", ArticleText.With("id:", "id: other").Replace("狗证怎么办", "牌照", StringComparison.Ordinal));
        _folder.With("sub/other.md", ArticleText.With("id:", "id: other").Replace("狗证怎么办", "别的", StringComparison.Ordinal));
        _folder.With("alone.en.md", ArticleText.EnglishWith("id:", "id: alone").Replace("title:", "category: order\ntitle:", StringComparison.Ordinal));

        var exception = Should.Throw<InvalidArticlesException>(() => ArticleFolder.Load(_folder.Path, City));

        exception.Problems.Select(p => $"{p.File}:{p.Line}:{p.Key}").ShouldBe(
            [
                "alone.en.md:1:", "alone.en.md:4:category",
                "dog-licence.md:8:category", "dog-licence.md:11:valid-from",
                "other.md:6:asked-as",
                $"sub{Path.DirectorySeparatorChar}other.md:2:id", $"sub{Path.DirectorySeparatorChar}other.md:6:asked-as",
            ]);
        exception.Message.ShouldStartWith("The articles have 7 problem(s):\n  alone.en.md:1: its Chinese version alone.md is missing.");
    }

    [Fact]
    public void Load_FileTooLargeOrNotUtf8_SaysSo()
    {
        _folder.With("large.md", new string('a', 70_000)).With("latin.md", [.. Encoding.ASCII.GetBytes("---\nid: "), 0xFF, 0xFE]);

        var problems = Should.Throw<InvalidArticlesException>(() => ArticleFolder.Load(_folder.Path, City)).Problems;

        problems.ShouldContain(p => p.File == "large.md" && p.Message == "The file has 70000 bytes; at most 65536 are allowed.");
        problems.ShouldContain(p => p.File == "latin.md" && p.Message == "The file is not UTF-8.");
    }

    [Fact]
    public void Load_WithoutFolderOrArticles_SaysSo()
    {
        Should.Throw<InvalidArticlesException>(() => ArticleFolder.Load(_folder.Path, City)).Message.ShouldContain("no article");
        Should.Throw<InvalidArticlesException>(() => ArticleFolder.Load(_folder.Path + "-gone", City)).Message.ShouldContain("does not exist");
    }

    [Fact]
    public void Load_WindowsLineEndsAndByteOrderMark_CountLinesAlike()
    {
        var text = "\uFEFF" + ArticleText.With("category:", "category: pets").ReplaceLineEndings("\r\n");

        Problems(text).ShouldHaveSingleItem().Line.ShouldBe(8);
    }

    [Fact]
    public void Load_InChinese_ReportsInChinese()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

        Problems(ArticleText.With("title:", "")).ShouldHaveSingleItem().ToString().ShouldBe("dog-licence.md:1: title: 缺这一项。");
    }

    public void Dispose()
    {
        CultureInfo.CurrentUICulture = _culture;
        _folder.Dispose();
    }

    private IReadOnlyList<Article> Load(string text) => ArticleFolder.Load(_folder.With("dog-licence.md", text).Path, City);

    private IReadOnlyList<ArticleProblem> Problems(string text) => Should.Throw<InvalidArticlesException>(() => Load(text)).Problems;
}
