using Hotline.Knowledge.Search.Elasticsearch;

namespace Hotline.Knowledge.Tests.Search.Elasticsearch;

/// <summary>Wrong settings are refused at the start, by the name of their key and without a secret.</summary>
public sealed class ElasticsearchOptionsTests
{
    [Theory]
    [InlineData("Url", "search:9200", "Elasticsearch:Url")]
    [InlineData("Url", "https://one:9200, nonsense", "address 2")]
    [InlineData("Url", "https://elastic:secret@one:9200", "Elasticsearch:Username")]
    [InlineData("Url", ",,", "Elasticsearch:Url")]
    [InlineData("Password", "secret", "Elasticsearch:Username")]
    [InlineData("Username", "elastic", "Elasticsearch:Password")]
    [InlineData("ApiKey", "abc\nsecret", "Elasticsearch:ApiKey")]
    [InlineData("CertificateFingerprint", "AB:CD", "Elasticsearch:CertificateFingerprint")]
    [InlineData("CertificateFingerprint", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "http addresses only")]
    [InlineData("IndexPrefix", "Hotline", "Elasticsearch:IndexPrefix")]
    [InlineData("IndexPrefix", "a*", "Elasticsearch:IndexPrefix")]
    [InlineData("Analyzer", "cjk\"", "Elasticsearch:Analyzer")]
    [InlineData("Timeout", "00:00:00.1", "Elasticsearch:Timeout")]
    public void Problem_WrongValue_NamesItsKeyAndNoSecret(string key, string value, string said)
    {
        var options = new ElasticsearchOptions { Url = "http://127.0.0.1:9200" };
        var property = typeof(ElasticsearchOptions).GetProperty(key)!;
        property.SetValue(options, property.PropertyType == typeof(TimeSpan) ? TimeSpan.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : value);

        options.Problem.ShouldNotBeNull().ShouldContain(said);
        options.Problem!.ShouldNotContain("secret");
    }

    [Fact]
    public void Problem_KeyAndPassword_AreNotGivenTogether()
        => new ElasticsearchOptions { Url = "http://a:1", ApiKey = "k", Username = "u", Password = "p" }.Problem.ShouldNotBeNull().ShouldContain("keep one");

    [Fact]
    public void Problem_WithoutAServer_NothingElseMatters() => new ElasticsearchOptions { IndexPrefix = "*" }.Problem.ShouldBeNull();

    [Fact]
    public void Hosts_SeveralAddresses_AreTakenWithTheirPaths()
        => new ElasticsearchOptions { Url = " https://one:9200/ ,https://two/search " }.Hosts.Select(h => h.AbsoluteUri).ShouldBe(["https://one:9200/", "https://two/search/"]);
}
