using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Host.Open311.Wire;

/// <summary>An entry of the service list.</summary>
internal sealed record ServiceDocument(
    string ServiceCode, string ServiceName, string Description, bool Metadata, string Type, string Keywords, string Group);

/// <summary>A service's attributes.</summary>
internal sealed record DefinitionDocument(string ServiceCode, IReadOnlyList<AttributeDocument> Attributes);

/// <summary>An attribute that a client may ask its user for.</summary>
/// <param name="Variable">True: the user fills it in; false: it is only shown.</param>
/// <param name="Code">Its name in <c>attribute[code]</c>.</param>
/// <param name="Datatype"><c>string</c>, <c>number</c>, <c>datetime</c>, <c>text</c>, <c>singlevaluelist</c> or <c>multivaluelist</c>.</param>
/// <param name="Required">True where a request without it is refused.</param>
/// <param name="DatatypeDescription">How to write it.</param>
/// <param name="Order">1 is asked first.</param>
/// <param name="Description">What is asked.</param>
/// <param name="Values">What may be chosen; null where it is no list.</param>
internal sealed record AttributeDocument(
    bool Variable, string Code, string Datatype, bool Required, string DatatypeDescription, int Order, string Description,
    IReadOnlyList<AttributeValueDocument>? Values);

/// <summary>A value that may be chosen.</summary>
internal sealed record AttributeValueDocument(string Key, string Name);

/// <summary>A request as it is told.</summary>
internal sealed record RequestDocument
{
    public required string ServiceRequestId { get; init; }

    /// <summary><c>open</c> or <c>closed</c>.</summary>
    public required string Status { get; init; }

    public string? StatusNotes { get; init; }

    public string? ServiceName { get; init; }

    public required string ServiceCode { get; init; }

    public string? Description { get; init; }

    public string? AgencyResponsible { get; init; }

    public string? ServiceNotice { get; init; }

    public required DateTimeOffset RequestedDatetime { get; init; }

    public required DateTimeOffset UpdatedDatetime { get; init; }

    public DateTimeOffset? ExpectedDatetime { get; init; }

    public string? Address { get; init; }

    public string? AddressId { get; init; }

    public double? Lat { get; init; }

    public double? Long { get; init; }

    public string? MediaUrl { get; init; }
}

/// <summary>What a posted request became.</summary>
internal sealed record PostedDocument(string ServiceRequestId, string ServiceNotice);

/// <summary>What a token stands for.</summary>
internal sealed record TokenDocument(string ServiceRequestId, string Token);

/// <summary>An error.</summary>
/// <param name="Code">The HTTP status.</param>
/// <param name="Description">What is wrong.</param>
internal sealed record ErrorDocument(int Code, string Description);

/// <summary>Service discovery: where the interface is.</summary>
internal sealed record DiscoveryDocument(DateTimeOffset Changeset, string Contact, string KeyService, IReadOnlyList<EndpointDocument> Endpoints);

/// <summary>An endpoint in service discovery.</summary>
internal sealed record EndpointDocument(string Specification, string Url, DateTimeOffset Changeset, string Type, IReadOnlyList<string> Formats);

[JsonSerializable(typeof(IReadOnlyList<ServiceDocument>))]
[JsonSerializable(typeof(DefinitionDocument))]
[JsonSerializable(typeof(IReadOnlyList<RequestDocument>))]
[JsonSerializable(typeof(IReadOnlyList<PostedDocument>))]
[JsonSerializable(typeof(IReadOnlyList<TokenDocument>))]
[JsonSerializable(typeof(IReadOnlyList<ErrorDocument>))]
[JsonSerializable(typeof(DiscoveryDocument))]
internal sealed partial class Open311Json : JsonSerializerContext;

/// <summary>How the documents are written as JSON.</summary>
internal static class DocumentJson
{
    /// <summary>Names as in the specification, nothing for what is empty, Chinese as it is rather than as escapes.</summary>
    public static Open311Json Names { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
