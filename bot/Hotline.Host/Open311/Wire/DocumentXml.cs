using System.Globalization;
using System.Xml;

namespace Hotline.Host.Open311.Wire;

/// <summary>The documents as XML, with the element names of GeoReport v2. What is empty is left out.</summary>
internal static class DocumentXml
{
    public static void Services(XmlWriter xml, IReadOnlyList<ServiceDocument> services) => List(xml, "services", "service", services, s =>
    {
        Text(xml, "service_code", s.ServiceCode);
        Text(xml, "service_name", s.ServiceName);
        Text(xml, "description", s.Description);
        Flag(xml, "metadata", s.Metadata);
        Text(xml, "type", s.Type);
        Text(xml, "keywords", s.Keywords);
        Text(xml, "group", s.Group);
    });

    public static void Definition(XmlWriter xml, DefinitionDocument definition)
    {
        xml.WriteStartElement("service_definition");
        Text(xml, "service_code", definition.ServiceCode);
        List(xml, "attributes", "attribute", definition.Attributes, a =>
        {
            Flag(xml, "variable", a.Variable);
            Text(xml, "code", a.Code);
            Text(xml, "datatype", a.Datatype);
            Flag(xml, "required", a.Required);
            Text(xml, "datatype_description", a.DatatypeDescription);
            Text(xml, "order", a.Order.ToString(CultureInfo.InvariantCulture));
            Text(xml, "description", a.Description);
            if (a.Values is { } values)
                List(xml, "values", "value", values, v => Value(xml, v));
        });
        xml.WriteEndElement();
    }

    public static void Requests(XmlWriter xml, IReadOnlyList<RequestDocument> requests)
        => List(xml, "service_requests", "request", requests, r => Request(xml, r));

    public static void Posted(XmlWriter xml, IReadOnlyList<PostedDocument> posted) => List(xml, "service_requests", "request", posted, p =>
    {
        Text(xml, "service_request_id", p.ServiceRequestId);
        Text(xml, "service_notice", p.ServiceNotice);
    });

    public static void Tokens(XmlWriter xml, IReadOnlyList<TokenDocument> tokens) => List(xml, "service_requests", "request", tokens, t =>
    {
        Text(xml, "service_request_id", t.ServiceRequestId);
        Text(xml, "token", t.Token);
    });

    public static void Errors(XmlWriter xml, IReadOnlyList<ErrorDocument> errors) => List(xml, "errors", "error", errors, e =>
    {
        Text(xml, "code", e.Code.ToString(CultureInfo.InvariantCulture));
        Text(xml, "description", e.Description);
    });

    public static void Discovery(XmlWriter xml, DiscoveryDocument discovery)
    {
        xml.WriteStartElement("discovery");
        Instant(xml, "changeset", discovery.Changeset);
        Text(xml, "contact", discovery.Contact);
        Text(xml, "key_service", discovery.KeyService);
        List(xml, "endpoints", "endpoint", discovery.Endpoints, e =>
        {
            Text(xml, "specification", e.Specification);
            Text(xml, "url", e.Url);
            Instant(xml, "changeset", e.Changeset);
            Text(xml, "type", e.Type);
            xml.WriteStartElement("formats");
            foreach (var format in e.Formats)
                Text(xml, "format", format);
            xml.WriteEndElement();
        });
        xml.WriteEndElement();
    }

    private static void Request(XmlWriter xml, RequestDocument request)
    {
        Text(xml, "service_request_id", request.ServiceRequestId);
        Text(xml, "status", request.Status);
        Text(xml, "status_notes", request.StatusNotes);
        Text(xml, "service_name", request.ServiceName);
        Text(xml, "service_code", request.ServiceCode);
        Text(xml, "description", request.Description);
        Text(xml, "agency_responsible", request.AgencyResponsible);
        Text(xml, "service_notice", request.ServiceNotice);
        Instant(xml, "requested_datetime", request.RequestedDatetime);
        Instant(xml, "updated_datetime", request.UpdatedDatetime);
        Instant(xml, "expected_datetime", request.ExpectedDatetime);
        Text(xml, "address", request.Address);
        Text(xml, "address_id", request.AddressId);
        Text(xml, "lat", request.Lat?.ToString(CultureInfo.InvariantCulture));
        Text(xml, "long", request.Long?.ToString(CultureInfo.InvariantCulture));
        Text(xml, "media_url", request.MediaUrl);
    }

    private static void Value(XmlWriter xml, AttributeValueDocument value)
    {
        Text(xml, "key", value.Key);
        Text(xml, "name", value.Name);
    }

    private static void List<T>(XmlWriter xml, string name, string item, IReadOnlyList<T> items, Action<T> write)
    {
        xml.WriteStartElement(name);
        foreach (var one in items)
        {
            xml.WriteStartElement(item);
            write(one);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            xml.WriteElementString(name, new string([.. value.Where(IsXml)]));
    }

    private static void Flag(XmlWriter xml, string name, bool value) => xml.WriteElementString(name, value ? "true" : "false");

    private static void Instant(XmlWriter xml, string name, DateTimeOffset? value)
    {
        if (value is { } at)
            xml.WriteElementString(name, at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
    }

    /// <summary>Control characters have no place in XML 1.0; a lone half of a surrogate pair neither, and the encoder replaces that.</summary>
    private static bool IsXml(char c) => c is '\t' or '\n' or '\r' || (c >= ' ' && c is not ('\uFFFE' or '\uFFFF'));
}
