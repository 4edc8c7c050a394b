using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace Hotline.Host.Tests.Open311;

/// <summary>A client of GeoReport v2, in the forms in which clients in the field send: suffixes, form-encoded posts, <c>jurisdiction_id</c> always there.</summary>
internal sealed class GeoReportClient(HttpClient service)
{
    public const string Key = "dev-open311-client";
    private const string Root = "/open311/v2/";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task<(HttpStatusCode Status, XElement Root)> GetXmlAsync(string resource)
    {
        using var response = await service.GetAsync(new Uri(Root + resource, UriKind.Relative), Stop);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/xml; charset=utf-8");
        return (response.StatusCode, XElement.Parse(await response.Content.ReadAsStringAsync(Stop)));
    }

    public async Task<(HttpStatusCode Status, JsonElement Root)> GetJsonAsync(string resource)
    {
        using var response = await service.GetAsync(new Uri(Root + resource, UriKind.Relative), Stop);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop));
        return (response.StatusCode, document.RootElement.Clone());
    }

    public async Task<(HttpStatusCode Status, XElement Root)> PostAsync(IEnumerable<KeyValuePair<string, string>> fields, string? key = Key)
    {
        List<KeyValuePair<string, string>> form = [new("jurisdiction_id", ""), .. fields];
        if (key is not null)
            form.Add(new("api_key", key));
        using var content = new FormUrlEncodedContent(form);
        return await PostAsync(content);
    }

    public async Task<(HttpStatusCode Status, XElement Root)> PostAsync(HttpContent content)
    {
        using var response = await service.PostAsync(new Uri(Root + "requests.xml", UriKind.Relative), content, Stop);
        return (response.StatusCode, XElement.Parse(await response.Content.ReadAsStringAsync(Stop)));
    }

    /// <summary>Posts a report and returns its number.</summary>
    public async Task<string> ReportAsync(params IEnumerable<KeyValuePair<string, string>> fields)
    {
        var (status, root) = await PostAsync(fields);
        status.ShouldBe(HttpStatusCode.OK, root.ToString());
        return root.Element("request")!.Element("service_request_id")!.Value;
    }
}
