using Hotline.Host.Api.Tickets;
using Microsoft.OpenApi;

namespace Hotline.Host.Api.Documents;

/// <summary>The OpenAPI document of the departments' interface, made of the endpoints themselves: <c>/api/openapi.json</c>.</summary>
internal static class ApiDocument
{
    private const string Name = "v1";
    private const string KeyScheme = "department-key";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.ShouldInclude = api => api.ActionDescriptor.EndpointMetadata.OfType<InApiDocument>().Any();
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ConditionalHeaders>().Any())
                AddHeaders(operation);
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi("/api/openapi.json").ExcludeFromDescription();

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Hotline, departments' interface",
            Version = "1",
            Description = "Errors are problem details (RFC 9457); their member `code` names the error and never changes. Texts follow Accept-Language: zh-CN or en.",
        };
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [KeyScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The department's API key, or in X-Api-Key." },
        };
        document.Security = [new() { [new(KeyScheme, document)] = [] }];
    }

    private static void AddHeaders(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(Header("If-Match", isRequired: true, "ETag of the ticket that was seen, or * for any."));
        operation.Parameters.Add(Header("Idempotency-Key", isRequired: false, "1 to 64 characters that name this command, so that it acts once however often it is sent."));
    }

    private static OpenApiParameter Header(string name, bool isRequired, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = isRequired,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}

/// <summary>Marks the endpoints that stand in the document.</summary>
internal sealed class InApiDocument
{
    public static InApiDocument Instance { get; } = new();
}
