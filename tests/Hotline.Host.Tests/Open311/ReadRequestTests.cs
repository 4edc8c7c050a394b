using System.Globalization;
using System.Net;
using System.Xml.Linq;

namespace Hotline.Host.Tests.Open311;

/// <summary>What everybody may read: how a matter stands and by when, and nobody's personal data.</summary>
public sealed class ReadRequestTests(RunningHost host)
{
    private readonly GeoReportClient client = new(host.Client);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Services_InBothFormats_AreTheSame()
    {
        var (_, xml) = await client.GetXmlAsync("services.xml?jurisdiction_id=");
        var (_, json) = await client.GetJsonAsync("services.json");

        xml.Elements("service").Select(s => s.Element("service_code")!.Value)
            .ShouldBe(json.EnumerateArray().Select(s => s.GetProperty("service_code").GetString()));
        xml.Elements("service").ShouldAllBe(s => s.Element("type")!.Value == "realtime" && s.Element("metadata")!.Value == "true" && s.Element("group") != null);
        json.EnumerateArray().ShouldAllBe(s => s.GetProperty("metadata").GetBoolean());
        // FixMyStreet takes services of one name for one.
        xml.Elements("service").Select(s => s.Element("service_name")!.Value).ShouldBeUnique();
    }

    [Fact]
    public async Task Definition_OfAService_NamesItsAttributesAndTheirValues()
    {
        var (status, xml) = await client.GetXmlAsync("services/cityscape.streetlight.xml");

        status.ShouldBe(HttpStatusCode.OK);
        xml.Element("service_code")!.Value.ShouldBe("cityscape.streetlight");
        var district = xml.Element("attributes")!.Elements("attribute").Single(a => a.Element("code")!.Value == "district");
        district.Element("datatype")!.Value.ShouldBe("singlevaluelist");
        district.Element("values")!.Elements("value").Select(v => v.Element("key")!.Value).ShouldContain("110105");
        var (_, json) = await client.GetJsonAsync("services/cityscape.streetlight.json");
        json.GetProperty("attributes")[1].GetProperty("values").GetArrayLength().ShouldBe(district.Element("values")!.Elements().Count());
    }

    [Theory]
    [InlineData("services/no.such.xml")]
    [InlineData("requests/12345678.xml")]
    [InlineData("requests/abc.xml")]
    [InlineData("requests/99999999999999999999999.xml")]
    [InlineData("tokens/none.xml")]
    public async Task Get_WhatIsNotThere_IsAnErrorInTheFormOfTheSpecification(string resource)
    {
        var (status, xml) = await client.GetXmlAsync(resource);

        status.ShouldBe(HttpStatusCode.NotFound);
        xml.Element("error")!.Element("code")!.Value.ShouldBe("404");
        xml.Element("error")!.Element("description")!.Value.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Request_ToEverybody_TellsNoPersonalData()
    {
        var words = $"张三家门口的路灯坏了，电话13912345678 {Guid.NewGuid()}";
        var number = await client.ReportAsync(
            new("service_code", "cityscape.streetlight"), new("address_string", "朝阳区望京街道花家地北里3号楼2单元"), new("lat", "39.987654"), new("long", "116.471234"),
            new("description", words), new("email", "zhang@example.org"), new("first_name", "三"), new("last_name", "张"), new("phone", "13912345678"),
            new("media_url", "https://example.org/zhang.jpg"));

        var told = await host.Client.GetStringAsync($"/open311/v2/requests/{number}.xml", Stop);

        foreach (var secret in (string[])["张三", "13912345678", "zhang", "花家地", "单元", "39.987654"])
            told.ShouldNotContain(secret);
        var request = XElement.Parse(told).Element("request")!;
        request.Element("lat")!.Value.ShouldBe("39.988");
        request.Element("address")!.Value.ShouldStartWith("望京街道");
        request.Element("expected_datetime")!.Value.ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$");
    }

    [Fact]
    public async Task Request_ToTheClientThatPostedIt_TellsWhatItPosted()
    {
        var words = $"路灯坏了 {Guid.NewGuid()}";
        var number = await client.ReportAsync(
            new("service_code", "cityscape.streetlight"), new("lat", "39.987654"), new("long", "116.471234"), new("description", words));

        var (_, xml) = await client.GetXmlAsync($"requests/{number}.xml?api_key={GeoReportClient.Key}");

        xml.Element("request")!.Element("description")!.Value.ShouldBe(words);
        xml.Element("request")!.Element("lat")!.Value.ShouldBe("39.987654");
    }

    [Fact]
    public async Task Request_ThatIsConfidential_NeverAppears()
    {
        var number = await client.ReportAsync(
            new("service_code", "cityscape.streetlight"), new("address_string", "朝阳区望京街道"), new("description", $"我要举报，请给我保密，有人偷电 {Guid.NewGuid()}"));

        (await client.GetXmlAsync($"requests/{number}.xml")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetXmlAsync($"requests/{number}.xml?api_key={GeoReportClient.Key}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetXmlAsync($"tokens/{number}.xml")).Status.ShouldBe(HttpStatusCode.NotFound);
        Numbers((await client.GetXmlAsync("requests.xml")).Root).ShouldNotContain(number);
        Numbers((await client.GetXmlAsync($"requests.xml?service_request_id={number}")).Root).ShouldBeEmpty();
    }

    [Fact]
    public async Task Requests_ByNumbers_OverrideEveryOtherFilter()
    {
        var (one, two) = (await ReportAsync(), await ReportAsync());

        var (_, xml) = await client.GetXmlAsync($"requests.xml?service_request_id={one},{two},12345678&status=closed");

        Numbers(xml).ShouldBe([one, two], ignoreOrder: true);
    }

    [Fact]
    public async Task Requests_AsManyByNumberAsAreAllowed_AreRead()
    {
        var number = await ReportAsync();
        var others = Enumerable.Range(0, 999).Select(n => (98_000_000 + n).ToString(CultureInfo.InvariantCulture));

        var (status, xml) = await client.GetXmlAsync("requests.xml?jurisdiction_id=&service_request_id=" + string.Join("%2C", others.Append(number)));

        status.ShouldBe(HttpStatusCode.OK);
        Numbers(xml).ShouldBe([number]);
    }

    [Fact]
    public async Task Requests_ByPages_AreNewestFirstAndComeOnce()
    {
        var posted = new[] { await ReportAsync(), await ReportAsync(), await ReportAsync() };

        var seen = new List<string>();
        for (var page = 1; page <= 3; page++)
            seen.AddRange(Numbers((await client.GetXmlAsync($"requests.xml?page_size=1&page={page}&service_code=utilities.heating")).Root));

        seen.ShouldBe(posted, ignoreOrder: true);

        async Task<string> ReportAsync()
            => await client.ReportAsync(new("service_code", "utilities.heating"), new("address_string", "海淀区中关村街道"), new("description", $"暖气不热 {Guid.NewGuid()}"));
    }

    [Fact]
    public async Task Requests_ByStatusAndDate_AreThoseAlone()
    {
        var number = await ReportAsync();

        Numbers((await client.GetXmlAsync("requests.xml?status=open,closed")).Root).ShouldContain(number);
        Numbers((await client.GetXmlAsync("requests.xml?status=closed")).Root).ShouldNotContain(number);
        Numbers((await client.GetXmlAsync("requests.xml?start_date=2026-01-01T00:00:00%2B08:00&end_date=2026-02-01T00:00:00Z")).Root).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("status=new")]
    [InlineData("start_date=yesterday")]
    [InlineData("start_date=2026-01-01T00:00:00Z&end_date=2025-01-01T00:00:00Z")]
    [InlineData("start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z")]
    [InlineData("service_code=no.such")]
    [InlineData("page=0")]
    [InlineData("page=-1")]
    [InlineData("page_size=1001")]
    [InlineData("page=21&page_size=1000")]
    public async Task Requests_WithAWrongFilter_SayWhatIsWrong(string query)
    {
        var (status, json) = await client.GetJsonAsync("requests.json?" + query);

        status.ShouldBe(HttpStatusCode.BadRequest);
        json[0].GetProperty("code").GetInt32().ShouldBe(400);
        json[0].GetProperty("description").GetString()!.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Token_OfARequest_IsItsNumber()
    {
        var number = await ReportAsync();

        var (_, xml) = await client.GetXmlAsync($"tokens/{number}.xml");

        xml.Element("request")!.Element("service_request_id")!.Value.ShouldBe(number);
    }

    [Fact]
    public async Task Discovery_NamesTheEndpointThatAnswers()
    {
        var discovery = XElement.Parse(await host.Client.GetStringAsync("/open311/discovery.xml", Stop));

        var endpoint = discovery.Element("endpoints")!.Element("endpoint")!;
        endpoint.Element("specification")!.Value.ShouldBe("http://wiki.open311.org/GeoReport_v2");
        endpoint.Element("formats")!.Elements("format").Select(f => f.Value).ShouldBe(["text/xml", "application/json"]);
        (await host.Client.GetAsync(endpoint.Element("url")!.Value + "/services.xml", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        DateTimeOffset.Parse(discovery.Element("changeset")!.Value).ShouldBeLessThan(TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task Get_FromPagesOfOtherSites_IsAllowed()
    {
        using var response = await host.Client.GetAsync("/open311/v2/services.json", Stop);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
    }

    private static IEnumerable<string> Numbers(XElement requests) => requests.Elements("request").Select(r => r.Element("service_request_id")!.Value);

    private Task<string> ReportAsync() => client.ReportAsync(
        new("service_code", "cityscape.streetlight"), new("address_string", "朝阳区望京街道"), new("description", $"路灯坏了 {Guid.NewGuid()}"));
}
