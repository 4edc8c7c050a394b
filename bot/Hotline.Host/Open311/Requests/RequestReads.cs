using System.Globalization;
using Hotline.Host.Api.Keys;
using Hotline.Host.Open311.Catalogue;
using Hotline.Host.Open311.Wire;
using Hotline.Storage.ApiKeys;
using Hotline.Storage.Reading;

namespace Hotline.Host.Open311.Requests;

/// <summary>Reads requests: <c>GET requests</c>, <c>GET requests/{id}</c> and <c>GET tokens/{token}</c>.</summary>
internal sealed class RequestReads(IPublicTickets tickets, RequestDocuments documents, ServiceCatalogue services, KeyRing keys, TimeProvider time)
{
    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var filter = new RequestFilter(request.Query, services, time);
        var numbers = filter.Numbers();
        var query = numbers is null ? filter.Query() : null;
        if (filter.Errors.Count > 0)
            return Answers.Errors(StatusCodes.Status400BadRequest, filter.Errors);
        var found = query is null ? await tickets.FindAsync(numbers!, cancellationToken) : await tickets.ListAsync(query, cancellationToken);
        var client = await ClientOfAsync(request, cancellationToken);
        return Answers.Requests([.. found.Select(t => documents.Of(t, client))]);
    }

    public async Task<IResult> GetAsync(string id, HttpRequest request, CancellationToken cancellationToken)
        => await FindAsync(id, cancellationToken) is { } found
            ? Answers.Requests([documents.Of(found, await ClientOfAsync(request, cancellationToken))])
            : NoSuchRequest(id);

    /// <summary>Requests get their number at once, so a number is its own token.</summary>
    public async Task<IResult> TokenAsync(string token, CancellationToken cancellationToken)
        => await FindAsync(token, cancellationToken) is { } found
            ? Answers.Token(new(found.Ticket.Number.ToString(), found.Ticket.Number.ToString()))
            : NoSuchRequest(token);

    /// <summary>What somebody sent, short enough to be shown.</summary>
    public static string Shown(string text) => text.Length > 60 ? text[..60] : text;

    private async Task<PublicTicket?> FindAsync(string id, CancellationToken cancellationToken)
        => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (await tickets.FindAsync([new(number)], cancellationToken)).SingleOrDefault()
            : null;

    private static IResult NoSuchRequest(string id) => Answers.Error(StatusCodes.Status404NotFound, "NoSuchRequest", Shown(id));

    /// <summary>Reading needs no key; with one, a client is told more of what it posted itself.</summary>
    private async ValueTask<string?> ClientOfAsync(HttpRequest request, CancellationToken cancellationToken)
        => (await keys.FindAsync(ApiKeyScopes.Open311, request.Query["api_key"].ToString(), cancellationToken))?.Name;
}
