using Hotline.Host.Api.Documents;
using Hotline.Host.Api.Figures;
using Hotline.Host.Api.Keys;
using Hotline.Host.Api.Tickets;
using Hotline.Host.Webhooks.Subscriptions;

namespace Hotline.Host.Api;

/// <summary>The departments' interface, below <c>/api</c>: every request with a key, every error as problem details.</summary>
internal static class ApiEndpoints
{
    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapApiDocument();
        var api = endpoints.MapGroup("/api").AddEndpointFilter<ApiErrors>().AddEndpointFilter<ApiKeyFilter>().WithMetadata(InApiDocument.Instance);
        api.MapTickets();
        api.MapWebhooks();
        endpoints.MapGroup("/api").AddEndpointFilter<ApiErrors>().AddEndpointFilter<FiguresKeyFilter>().WithMetadata(InApiDocument.Instance).MapFigures();
    }
}
