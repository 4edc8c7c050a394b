using System.Globalization;
using System.Security.Cryptography;
using Hotline.Host.Api;
using Hotline.Host.Api.Keys;
using Hotline.Host.Deliveries;
using Hotline.Host.Webhooks.Sending;
using Hotline.Storage.Deliveries;
using Hotline.Storage.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Webhooks.Subscriptions;

/// <summary>Departments' subscriptions and what became of their messages: <c>/api/webhooks</c>, with the department's API key.</summary>
internal static class WebhookEndpoints
{
    private const int MostListed = 200;

    public static void MapWebhooks(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/webhooks").WithTags("webhooks");
        group.MapPost("", AddAsync).WithSummary("Subscribe a system to the events of the department's tickets.")
            .Accepts<SubscriptionBody>("application/json").Produces<NewWebhookView>(201).Refuses(400, 409, 413, 415);
        group.MapGet("", ListAsync).WithSummary("The department's subscriptions.");
        group.MapDelete("{id}", RemoveAsync).WithSummary("End a subscription; what still waits for it is not sent.").Refuses(404);
        group.MapGet("{id}/deliveries", DeliveriesAsync).WithSummary("What became of a subscription's messages, newest first.").Refuses(400, 404);
        group.MapPost("{id}/replay", ReplayAsync).WithSummary("Send every dead message of a subscription again, under the ids they had.").Refuses(404);
        group.MapPost("{id}/deliveries/{delivery:long}/replay", ReplayOneAsync).WithSummary("Send one sent or dead message again, under the id it had.").Refuses(404);
    }

    private static async Task<IResult> AddAsync(
        HttpContext context, IWebhookStore webhooks, WebhookAddresses addresses, IOptions<WebhookOptions> options,
        TimeProvider time, CancellationToken cancellationToken)
    {
        var (body, problem) = await Bodies.ReadAsync<SubscriptionBody>(context);
        if (problem is not null)
            return problem;
        if (!addresses.IsAllowed(body!.Url))
            return Problems.BadValue("url", body.Url, "https://…");
        var events = body.Events?.Distinct().ToList() ?? [];
        if (events.Find(e => !EventNames.All.Contains(e)) is { } unknown)
            return Problems.BadValue("events", unknown, string.Join(", ", EventNames.All.Order(StringComparer.Ordinal)));
        var webhook = new Webhook(
            "wh_" + RandomNumberGenerator.GetHexString(24, lowercase: true), context.Department(), body.Url, events, WebhookSignature.NewSecret(), time.GetUtcNow());
        if (!await webhooks.AddAsync(webhook, options.Value.MostPerDepartment, cancellationToken))
            return Problems.TooManyWebhooks(options.Value.MostPerDepartment);
        return TypedResults.Created($"/api/webhooks/{webhook.Id}", new NewWebhookView(WebhookView.Of(webhook), webhook.Secret));
    }

    private static async Task<Ok<IReadOnlyList<WebhookView>>> ListAsync(HttpContext context, IWebhookStore webhooks, CancellationToken cancellationToken)
        => TypedResults.Ok<IReadOnlyList<WebhookView>>([.. (await webhooks.OfDepartmentAsync(context.Department(), cancellationToken)).Select(WebhookView.Of)]);

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string id, HttpContext context, IWebhookStore webhooks, CancellationToken cancellationToken)
        => await OwnAsync(id, context, webhooks, cancellationToken) && await webhooks.RemoveAsync(id, cancellationToken)
            ? TypedResults.NoContent()
            : Problems.NoSuchWebhook();

    private static async Task<Results<Ok<DeliveryListView>, ProblemHttpResult>> DeliveriesAsync(
        string id, string? status, int? limit, long? before, HttpContext context, IWebhookStore webhooks, IDeliveryStore deliveries, CancellationToken cancellationToken)
    {
        if (!await OwnAsync(id, context, webhooks, cancellationToken))
            return Problems.NoSuchWebhook();
        if (limit is < 1 or > MostListed)
            return Problems.BadValue("limit", limit.Value.ToString(CultureInfo.InvariantCulture), $"1–{MostListed}");
        if (!Words.TryRead<DeliveryStatus>(status, out var wanted))
            return Problems.BadValue("status", status!, Words.Of<DeliveryStatus>());
        var size = limit ?? 50;
        var listed = await deliveries.ListAsync(id, wanted, before, size, cancellationToken);
        return TypedResults.Ok(new DeliveryListView(listed, listed.Count == size ? listed[^1].Id : null));
    }

    private static async Task<Results<Ok<ReplayView>, ProblemHttpResult>> ReplayAsync(
        string id, HttpContext context, IWebhookStore webhooks, IDeliveryStore deliveries, CancellationToken cancellationToken)
        => await OwnAsync(id, context, webhooks, cancellationToken)
            ? TypedResults.Ok(new ReplayView(await deliveries.ReplayAsync(id, null, cancellationToken)))
            : Problems.NoSuchWebhook();

    private static async Task<Results<Ok<ReplayView>, ProblemHttpResult>> ReplayOneAsync(
        string id, long delivery, HttpContext context, IWebhookStore webhooks, IDeliveryStore deliveries, CancellationToken cancellationToken)
        => await OwnAsync(id, context, webhooks, cancellationToken) && await deliveries.ReplayAsync(id, delivery, cancellationToken) is > 0 and var replayed
            ? TypedResults.Ok(new ReplayView(replayed))
            : Problems.NoSuchWebhook();

    /// <summary>Another department's subscription is as if it were not there.</summary>
    private static async Task<bool> OwnAsync(string id, HttpContext context, IWebhookStore webhooks, CancellationToken cancellationToken)
        => (await webhooks.FindAsync(id, cancellationToken))?.Department == context.Department();
}
