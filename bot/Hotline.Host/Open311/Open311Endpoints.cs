using Hotline.Host.Limits;
using Hotline.Host.Open311.Catalogue;
using Hotline.Host.Open311.Requests;
using Hotline.Host.Open311.Wire;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Open311;

/// <summary>
/// Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2) below <c>/open311/v2</c>, in XML and JSON, and its service discovery below
/// <c>/open311/discovery</c>.
/// </summary>
internal static class Open311Endpoints
{
    public const string Root = "/open311";

    /// <summary>Keys of the limits on reading and posting.</summary>
    public const string Reads = "open311-read";
    public const string Posts = "open311-post";

    /// <summary>The formats as suffixes of a resource; both, and none, lead to the same handler.</summary>
    private static readonly string[] Suffixes = ["", ".xml", ".json"];

    public static void MapOpen311(this IEndpointRouteBuilder endpoints)
    {
        var root = endpoints.MapGroup(Root).AddEndpointFilter<Open311Filter>();
        var reads = root.MapGroup("").AddEndpointFilter<ReadLimit>();
        foreach (var suffix in Suffixes)
        {
            reads.MapGet("discovery" + suffix, (HttpContext context, Discovery discovery) => discovery.Get(context.Request));
            reads.MapGet("v2/services" + suffix, (ServiceCatalogue services) => Answers.Services(services.List()));
            reads.MapGet("v2/requests" + suffix, (HttpContext context, RequestReads requests, CancellationToken ct) => requests.ListAsync(context.Request, ct));
            root.MapPost("v2/requests" + suffix, (HttpContext context, RequestPosts posts, CancellationToken ct) => posts.PostAsync(context, ct));
        }

        reads.MapGet("v2/services/{code}", (string code, ServiceCatalogue services) => services.Find(WireFormats.WithoutSuffix(code)) is { } service
            ? Answers.Definition(services.Define(service))
            : Answers.Error(StatusCodes.Status404NotFound, "NoSuchService", RequestReads.Shown(WireFormats.WithoutSuffix(code))));
        reads.MapGet("v2/requests/{id}", (string id, HttpContext context, RequestReads requests, CancellationToken ct)
            => requests.GetAsync(WireFormats.WithoutSuffix(id), context.Request, ct));
        reads.MapGet("v2/tokens/{token}", (string token, RequestReads requests, CancellationToken ct)
            => requests.TokenAsync(WireFormats.WithoutSuffix(token), ct));
    }
}

/// <summary>Limits how much one address may read.</summary>
internal sealed class ReadLimit([FromKeyedServices(Open311Endpoints.Reads)] CallerLimit limit) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        => await limit.AllowsAsync(CallerLimit.AddressOf(context.HttpContext), context.HttpContext.Response)
            ? await next(context)
            : Answers.Error(StatusCodes.Status429TooManyRequests, "TooOften");
}

/// <summary>What every request to the interface needs: the right jurisdiction, errors in the form of the specification, readable from other sites.</summary>
internal sealed class Open311Filter(IOptions<Open311Options> options) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        // What is told here is public, so pages of other sites may read it.
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.Vary = "Accept, Accept-Language";
        if (!IsJurisdiction(http.Request.Query["jurisdiction_id"].ToString()))
            return Answers.Error(StatusCodes.Status404NotFound, "NoSuchJurisdiction");
        try
        {
            return await next(context);
        }
        catch (Channels.InboxUnavailableException)
        {
            return Answers.Error(StatusCodes.Status503ServiceUnavailable, "Unavailable");
        }
        catch (BadHttpRequestException e)
        {
            return Answers.Error(e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "BodyTooLarge" : "BadForm");
        }
    }

    /// <summary>A client may leave it out: there is one jurisdiction here.</summary>
    public bool IsJurisdiction(string id) => id.Length == 0 || options.Value.JurisdictionId.Length == 0 || id == options.Value.JurisdictionId;
}
