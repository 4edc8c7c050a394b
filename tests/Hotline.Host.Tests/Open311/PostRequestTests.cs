using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Hotline.Host.Tests.Open311;

/// <summary>What other applications post becomes a ticket like any other, or is refused with everything that is wrong.</summary>
public sealed class PostRequestTests(RunningHost host)
{
    private readonly GeoReportClient client = new(host.Client);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_WithAnAddress_ReachesTheDepartmentThatActs()
    {
        var number = await client.ReportAsync(
            new("service_code", "cityscape.streetlight"), new("address_string", "朝阳区望京街道花家地北里3号楼"), new("description", $"路灯坏了三天 {Guid.NewGuid()}"),
            new("email", "li@example.org"), new("first_name", "San"), new("last_name", "Zhang"), new("phone", "13800138000"),
            new("media_url", "https://example.org/lamp.jpg"), new("attribute[kind]", "Complaint"));

        var ticket = (await DepartmentReadsAsync(number)).GetProperty("ticket");
        ticket.GetProperty("status").GetString().ShouldBe("Dispatched");
        ticket.GetProperty("matter").GetProperty("kind").GetString().ShouldBe("Complaint");
        ticket.GetProperty("matter").GetProperty("attachments")[0].GetString().ShouldBe("https://example.org/lamp.jpg");
        ticket.GetProperty("resident").GetProperty("phone").GetString().ShouldBe("+8613800138000");
        ticket.GetProperty("resident").GetProperty("name").GetString().ShouldBe("San Zhang");
        ticket.GetProperty("resident").GetProperty("email").GetString().ShouldBe("li@example.org");
    }

    [Fact]
    public async Task Post_WithAPointAndADistrict_IsRoutedWithoutAPerson()
    {
        var number = await client.ReportAsync(
            new("service_code", "cityscape.streetlight"), new("lat", "39.99"), new("long", "116.47"), new("description", $"灯不亮 {Guid.NewGuid()}"),
            new("attribute[district]", "110105"));

        (await DepartmentReadsAsync(number)).GetProperty("ticket").GetProperty("matter").GetProperty("place").GetProperty("district").GetString().ShouldBe("110105");
    }

    [Fact]
    public async Task Post_WithAPointAlone_WaitsInTriage()
    {
        var number = await client.ReportAsync(
            new("service_code", "cityscape.streetlight"), new("lat", "39.99"), new("long", "116.47"), new("description", $"灯不亮 {Guid.NewGuid()}"));

        var (_, found) = await client.GetXmlAsync($"requests/{number}.xml");
        found.Element("request")!.Element("agency_responsible").ShouldBeNull();
        found.Element("request")!.Element("status")!.Value.ShouldBe("open");
    }

    [Fact]
    public async Task Post_TheSameReportTwice_IsOneTicket()
    {
        KeyValuePair<string, string>[] fields =
            [new("service_code", "cityscape.streetlight"), new("lat", "39.9"), new("long", "116.4"), new("description", $"路灯坏了 {Guid.NewGuid()}")];

        var numbers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.ReportAsync(fields)));

        numbers.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Post_ThatSpeaksOfDanger_TellsTheNumberToCall()
    {
        var (_, root) = await client.PostAsync(
            [new("service_code", "cityscape.streetlight"), new("address_string", "朝阳区望京街道"), new("description", $"路灯着火了，楼里有人被困 {Guid.NewGuid()}")]);

        root.Element("request")!.Element("service_notice")!.Value.ShouldContain("119");
    }

    [Fact]
    public async Task Post_WithAPicture_KeepsIt()
    {
        byte[] picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0];
        using var form = new MultipartFormDataContent
        {
            { new StringContent(GeoReportClient.Key), "api_key" },
            { new StringContent("cityscape.streetlight"), "service_code" },
            { new StringContent("朝阳区望京街道"), "address_string" },
            { new StringContent($"灯杆歪了 {Guid.NewGuid()}"), "description" },
            { new ByteArrayContent(picture), "photo", "lamp.png" },
        };

        var (status, root) = await client.PostAsync(form);

        status.ShouldBe(HttpStatusCode.OK, root.ToString());
        var ticket = (await DepartmentReadsAsync(root.Element("request")!.Element("service_request_id")!.Value)).GetProperty("ticket");
        ticket.GetProperty("matter").GetProperty("attachments")[0].GetString()!.ShouldStartWith("/files/");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    [InlineData("dev-city-management")]
    public async Task Post_WithoutAKeyForIt_IsForbidden(string? key)
    {
        var (status, root) = await client.PostAsync([new("service_code", "cityscape.streetlight")], key);

        status.ShouldBe(HttpStatusCode.Forbidden);
        root.Name.LocalName.ShouldBe("errors");
        root.Element("error")!.Element("code")!.Value.ShouldBe("403");
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("no.such.service", HttpStatusCode.NotFound)]
    [InlineData("cityscape", HttpStatusCode.NotFound)]
    public async Task Post_ForAServiceThatIsNone_SaysSo(string service, HttpStatusCode expected)
        => (await client.PostAsync([new("service_code", service), new("lat", "1"), new("long", "1")])).Status.ShouldBe(expected);

    [Theory]
    [InlineData("lat", "91")]
    [InlineData("lat", "NaN")]
    [InlineData("lat", "39,9")]
    [InlineData("lat", "")]
    [InlineData("email", "nobody")]
    [InlineData("media_url", "javascript:alert(1)")]
    [InlineData("attribute[kind]", "Report")]
    [InlineData("attribute[district]", "nowhere")]
    [InlineData("address_id", "999999")]
    public async Task Post_WithAWrongValue_IsRefusedAndOpensNothing(string field, string value)
    {
        var before = await CountAsync();
        var fields = new Dictionary<string, string> { ["service_code"] = "cityscape.streetlight", ["lat"] = "39.9", ["long"] = "116.4", [field] = value };

        var (status, root) = await client.PostAsync(fields);

        status.ShouldBe(HttpStatusCode.BadRequest);
        root.Elements("error").ShouldNotBeEmpty();
        (await CountAsync()).ShouldBeLessThanOrEqualTo(before);

        async Task<int> CountAsync()
        {
            var (_, listed) = await client.GetXmlAsync("requests.xml?api_key=" + GeoReportClient.Key);
            return listed.Elements("request").Count(r => r.Element("description")?.Value == "路灯");
        }
    }

    [Fact]
    public async Task Post_WithoutAPlace_NamesTheThreeWaysToGiveOne()
    {
        var (status, root) = await client.PostAsync([new("service_code", "cityscape.streetlight"), new("description", "坏了")]);

        status.ShouldBe(HttpStatusCode.BadRequest);
        root.Value.ShouldContain("address_string");
    }

    [Fact]
    public async Task Post_WithADescriptionOverTheLimit_IsRefused()
        => (await client.PostAsync([new("service_code", "cityscape.streetlight"), new("lat", "1"), new("long", "1"), new("description", new string('路', 4001))]))
            .Status.ShouldBe(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData(79_000, HttpStatusCode.BadRequest)]
    [InlineData(200_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Post_OversizedBody_IsRefused(int size, HttpStatusCode expected)
    {
        var (status, root) = await client.PostAsync([new("service_code", "cityscape.streetlight"), new("description", new string('a', size))]);

        status.ShouldBe(expected);
        root.Name.LocalName.ShouldBe("errors");
    }

    [Theory]
    [InlineData("application/json", "{\"service_code\":\"cityscape.streetlight\"}")]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("text/plain", "service_code=cityscape.streetlight")]
    public async Task Post_ThatIsNoForm_IsABadRequest(string type, string body)
    {
        using var content = new StringContent(body, null, type);
        (await client.PostAsync(content)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<JsonElement> DepartmentReadsAsync(string number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/tickets/{number}");
        request.Headers.Add("X-Api-Key", "dev-city-management");
        using var response = await host.Client.SendAsync(request, Stop);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }
}
