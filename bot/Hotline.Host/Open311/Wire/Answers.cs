using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Xml;

namespace Hotline.Host.Open311.Wire;

/// <summary>An answer in the format that the client wants.</summary>
/// <param name="document">What is answered.</param>
/// <param name="json">Its JSON.</param>
/// <param name="xml">Writes it as XML, root and all.</param>
/// <param name="status">HTTP status.</param>
internal sealed class Answer<T>(T document, JsonTypeInfo<T> json, Action<XmlWriter, T> xml, int status = StatusCodes.Status200OK) : IResult
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new System.Text.UTF8Encoding(false), Indent = true, CheckCharacters = false };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        var body = WireFormats.Of(httpContext.Request) == WireFormat.Json ? Json(response) : Xml(response);
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }

    private byte[] Json(HttpResponse response)
    {
        response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeToUtf8Bytes(document, json);
    }

    private byte[] Xml(HttpResponse response)
    {
        response.ContentType = "text/xml; charset=utf-8";
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, Settings))
            xml(writer, document);
        return buffer.ToArray();
    }
}

/// <summary>The answers of the interface.</summary>
internal static class Answers
{
    public static IResult Services(IReadOnlyList<ServiceDocument> services)
        => new Answer<IReadOnlyList<ServiceDocument>>(services, DocumentJson.Names.IReadOnlyListServiceDocument, DocumentXml.Services);

    public static IResult Definition(DefinitionDocument definition)
        => new Answer<DefinitionDocument>(definition, DocumentJson.Names.DefinitionDocument, DocumentXml.Definition);

    public static IResult Requests(IReadOnlyList<RequestDocument> requests)
        => new Answer<IReadOnlyList<RequestDocument>>(requests, DocumentJson.Names.IReadOnlyListRequestDocument, DocumentXml.Requests);

    public static IResult Posted(PostedDocument posted)
        => new Answer<IReadOnlyList<PostedDocument>>([posted], DocumentJson.Names.IReadOnlyListPostedDocument, DocumentXml.Posted);

    public static IResult Token(TokenDocument token)
        => new Answer<IReadOnlyList<TokenDocument>>([token], DocumentJson.Names.IReadOnlyListTokenDocument, DocumentXml.Tokens);

    public static IResult Discovery(DiscoveryDocument discovery)
        => new Answer<DiscoveryDocument>(discovery, DocumentJson.Names.DiscoveryDocument, DocumentXml.Discovery);

    public static IResult Error(int status, string name, params object[] values)
        => Errors(status, [Open311Texts.Format(name, values)]);

    public static IResult Errors(int status, IReadOnlyList<string> descriptions)
        => new Answer<IReadOnlyList<ErrorDocument>>(
            [.. descriptions.Select(d => new ErrorDocument(status, d))], DocumentJson.Names.IReadOnlyListErrorDocument, DocumentXml.Errors, status);
}
