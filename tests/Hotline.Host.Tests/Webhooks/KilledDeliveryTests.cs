using System.Net.Http.Json;
using System.Text.Json;
using Hotline.TestKit;
using Microsoft.AspNetCore.Http;

namespace Hotline.Host.Tests.Webhooks;

/// <summary>The whole service, killed while a department's system is away: what happened meanwhile reaches it afterwards.</summary>
public sealed class KilledDeliveryTests
{
    private static readonly string[] Dispatched = ["ticket.dispatched"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_WhileTheReceiverIsAway_LosesNoMessage()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-webhook-").FullName;
        await using var receiver = await Receiver.StartAsync();
        receiver.AnswerWith(_ => StatusCodes.Status503ServiceUnavailable);
        string secret;
        await using (var service = await HostProcess.StartAsync(directory))
        {
            secret = await SubscribeAsync(service, receiver.Address);
            await ReportAsync(service);
            await UntilAsync(() => receiver.Posts.Count > 0);
            await ReportAsync(service);
            await service.KillAsync();
        }

        var before = receiver.Posts.Count;
        receiver.AnswerWith(_ => StatusCodes.Status200OK);
        await using (await HostProcess.StartAsync(directory))
            await UntilAsync(() => receiver.Posts.Skip(before).Select(p => p.Id).Distinct().Count() == 2);

        receiver.Posts.ShouldAllBe(p => p.IsSignedWith(secret));
        Directory.Delete(directory, recursive: true);
    }

    private static async Task<string> SubscribeAsync(HostProcess service, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks") { Content = JsonContent.Create(new { url, events = Dispatched }) };
        request.Headers.Add("X-Api-Key", "dev-city-management");
        using var response = await service.Client.SendAsync(request, Stop);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("secret").GetString()!;
    }

    private static async Task ReportAsync(HostProcess service)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("api_key", "dev-open311-client"), new("service_code", "cityscape.streetlight"), new("address_string", "朝阳区望京街道"),
            new("description", $"路灯坏了 {Guid.NewGuid()}"),
        ]);
        using var response = await service.Client.PostAsync("/open311/v2/requests.json", form, Stop);
        response.EnsureSuccessStatusCode();
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        while (!condition())
            await Task.Delay(50, limit.Token);
    }
}
