using System.Net.Http.Json;

namespace Hotline.Host.Tests.Api;

/// <summary>A department subscribes its own system.</summary>
public sealed class WebhookApiTests(RunningHost host)
{
    private static readonly string[] Dispatched = ["ticket.dispatched"];
    private readonly DepartmentClient client = new(host, DepartmentClient.UrbanEnforcement);

    [Fact]
    public async Task Subscription_IsMadeListedAndRemoved_AndItsSecretToldOnce()
    {
        var made = await client.PostAsync("/api/webhooks", JsonContent.Create(new { url = "http://127.0.0.1:9/hook", events = Dispatched }));
        made.Status.ShouldBe(201);
        made.Json.GetProperty("secret").GetString()!.ShouldStartWith("whsec_");
        var id = made.Json.GetProperty("webhook").GetProperty("id").GetString();

        var listed = await client.GetAsync("/api/webhooks");
        listed.Json.EnumerateArray().Select(w => w.GetProperty("id").GetString()).ShouldContain(id);
        listed.Json.ToString().ShouldNotContain("whsec_");
        (await client.GetAsync($"/api/webhooks/{id}/deliveries?status=Dead&limit=10")).Json.GetProperty("deliveries").GetArrayLength().ShouldBe(0);
        (await client.PostAsync($"/api/webhooks/{id}/replay", null)).Json.GetProperty("replayed").GetInt32().ShouldBe(0);
        (await client.PostAsync($"/api/webhooks/{id}/deliveries/1/replay", null)).ShouldBeProblem(404, "NoSuchWebhook");
        (await client.DeleteAsync($"/api/webhooks/{id}")).Status.ShouldBe(204);
        (await client.DeleteAsync($"/api/webhooks/{id}")).ShouldBeProblem(404, "NoSuchWebhook");
    }

    [Fact]
    public async Task Subscription_OfAnotherDepartment_IsNotThere()
    {
        var made = await client.PostAsync("/api/webhooks", JsonContent.Create(new { url = "http://127.0.0.1:9/hook" }));
        var id = made.Json.GetProperty("webhook").GetProperty("id").GetString();
        var other = new DepartmentClient(host);

        (await other.GetAsync($"/api/webhooks/{id}/deliveries")).ShouldBeProblem(404, "NoSuchWebhook");
        (await other.PostAsync($"/api/webhooks/{id}/replay", null)).ShouldBeProblem(404, "NoSuchWebhook");
        (await other.DeleteAsync($"/api/webhooks/{id}")).ShouldBeProblem(404, "NoSuchWebhook");
        (await client.DeleteAsync($"/api/webhooks/{id}")).Status.ShouldBe(204);
    }

    [Theory]
    [InlineData("{\"url\":\"ftp://example.org\"}", "BadValue")]
    [InlineData("{\"url\":\"https://user@example.org\"}", "BadValue")]
    [InlineData("{\"url\":\"https://example.org\",\"events\":[\"ticket.nothing\"]}", "BadValue")]
    [InlineData("{\"events\":[]}", "BadBody")]
    [InlineData("{\"url\":7}", "BadBody")]
    public async Task Subscription_ThatIsWrong_SaysWhatIsAllowed(string body, string code)
        => (await client.PostJsonAsync("/api/webhooks", body)).ShouldBeProblem(400, code);

    [Fact]
    public async Task Subscriptions_OverTheLimit_AreRefused()
    {
        var ids = new List<string?>();
        ApiAnswer made;
        while ((made = await client.PostAsync("/api/webhooks", JsonContent.Create(new { url = "http://127.0.0.1:9/hook" }))).Status == 201)
            ids.Add(made.Json.GetProperty("webhook").GetProperty("id").GetString());

        made.ShouldBeProblem(409, "TooManyWebhooks");
        ids.Count.ShouldBeLessThanOrEqualTo(10);
        foreach (var id in ids)
            (await client.DeleteAsync($"/api/webhooks/{id}")).Status.ShouldBe(204);
    }
}
