using Hotline.Knowledge.Search.Elasticsearch;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Knowledge.Tests.Search.Elasticsearch;

/// <summary>The client against servers of other versions and in trouble; the real one is used by the tests of storage.</summary>
public sealed class ElasticsearchClientTests
{
    private const string Dead = "http://127.0.0.1:1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("7.10.2", null, true)]
    [InlineData("8.15.3", null, true)]
    [InlineData("9.0.0", null, true)]
    [InlineData("10.0.0-SNAPSHOT", null, false)]
    [InlineData("2.19.1", "opensearch", true)]
    [InlineData("1.3.0", "opensearch", true)]
    public async Task Connect_VersionThatHasWhatIsNeeded_IsTaken(string number, string? distribution, bool isKnown)
    {
        await using var node = await Node.StartAsync();
        node.Answer = (200, Node.Version(number, distribution));
        using var client = Client(new() { Url = node.Url });

        (await client.ConnectAsync(Cancel)).IsKnown.ShouldBe(isKnown);
    }

    [Theory]
    [InlineData("""{"version":{"number":"6.8.23"}}""", "7.10")]
    [InlineData("""{"hello":"world"}""", "Elasticsearch:Url")]
    [InlineData("<html>welcome</html>", "Elasticsearch:Url")]
    public async Task Connect_SomethingElse_IsRefusedWithWhatIsNeeded(string answer, string said)
    {
        await using var node = await Node.StartAsync();
        node.Answer = (200, answer);
        using var client = Client(new() { Url = node.Url });

        var fault = await Should.ThrowAsync<ElasticsearchException>(() => client.ConnectAsync(Cancel));

        fault.Fault.ShouldBe(ElasticsearchFault.Version);
        fault.Message.ShouldContain(said);
    }

    [Fact]
    public async Task Send_FirstNodeDead_NextOneAnswersAndIsAskedFirstFromThenOn()
    {
        await using var node = await Node.StartAsync();
        using var client = Client(new() { Url = $"{Dead}, {node.Url}" });

        for (var i = 0; i < 4; i++)
            await client.ConnectAsync(Cancel);
        // What is not repeatable goes on too: it never reached the dead node.
        using var written = await client.SendAsync(HttpMethod.Post, "_aliases", new { actions = Array.Empty<object>() }, isRepeatable: false, Cancel);

        node.Asked.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Send_NodeSilentUntilItsCallerGaveUp_NextOneIsAskedFirstFromThenOn()
    {
        await using var silent = await Node.StartAsync();
        await using var other = await Node.StartAsync();
        var time = new FakeTimeProvider();
        silent.Holds = new TaskCompletionSource().Task;
        using var client = Client(new() { Url = $"{silent.Url},{other.Url}" }, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        var asking = client.ConnectAsync(patience.Token);
        time.Advance(TimeSpan.FromSeconds(2));
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => asking);
        for (var i = 0; i < 4; i++)
            await client.ConnectAsync(Cancel);

        other.Asked.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Send_BusyNode_IsTriedElsewhereOnlyWhereThatIsHarmless()
    {
        await using var busy = await Node.StartAsync();
        await using var other = await Node.StartAsync();
        busy.Answer = (503, """{"error":{"type":"cluster_block_exception","reason":"blocked by: [SERVICE_UNAVAILABLE/2/no master];"}}""");
        using var client = Client(new() { Url = $"{busy.Url},{other.Url}" });

        await client.ConnectAsync(Cancel);
        using var once = Client(new() { Url = busy.Url });
        (await Should.ThrowAsync<ElasticsearchException>(() => once.SendAsync(HttpMethod.Post, "_aliases", new { }, isRepeatable: false, Cancel))).Fault.ShouldBe(ElasticsearchFault.Busy);

        other.Asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(401, ElasticsearchFault.Unauthorized, "Elasticsearch:Password")]
    [InlineData(403, ElasticsearchFault.Unauthorized, "Elasticsearch:ApiKey")]
    [InlineData(404, ElasticsearchFault.Missing, "no such thing")]
    [InlineData(429, ElasticsearchFault.Busy, "no such thing")]
    [InlineData(500, ElasticsearchFault.Failed, "no such thing")]
    public async Task Send_Error_SaysTheServersReasonAndNoPassword(int status, ElasticsearchFault expected, string said)
    {
        await using var node = await Node.StartAsync();
        node.Answer = (status, """{"error":{"type":"x","reason":"no such thing"},"status":0}""");
        using var client = Client(new() { Url = node.Url, Username = "hotline", Password = "very secret" });

        var fault = await Should.ThrowAsync<ElasticsearchException>(() => client.ConnectAsync(Cancel));

        fault.Fault.ShouldBe(expected);
        fault.Message.ShouldContain(said);
        fault.ToString().ShouldNotContain("very secret");
        node.Asked.Single().Authorization.ShouldBe("Basic aG90bGluZTp2ZXJ5IHNlY3JldA==");
    }

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    public async Task Send_DiskFull_IsNoQuestionOfRights(int status)
    {
        await using var node = await Node.StartAsync();
        node.Answer = (status, """{"error":{"type":"cluster_block_exception","reason":"index [a] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block];"}}""");
        using var client = Client(new() { Url = node.Url });

        var fault = await Should.ThrowAsync<ElasticsearchException>(() => client.ConnectAsync(Cancel));

        fault.Fault.ShouldBe(ElasticsearchFault.Full);
        fault.IsPassing.ShouldBeTrue();
    }

    [Fact]
    public async Task Certificate_WithThisFingerprint_IsTrustedAndNoOther()
    {
        await using var node = await Node.StartAsync(isSecure: true);
        var colons = string.Join(':', node.Fingerprint!.Chunk(2).Select(c => new string(c))).ToLowerInvariant();
        using var right = Client(new() { Url = node.Url, CertificateFingerprint = colons });
        using var wrong = Client(new() { Url = node.Url, CertificateFingerprint = new string('A', 64) });
        using var none = Client(new() { Url = node.Url });

        await right.ConnectAsync(Cancel);

        foreach (var client in new[] { wrong, none })
        {
            var fault = await Should.ThrowAsync<ElasticsearchException>(() => client.ConnectAsync(Cancel));
            fault.Fault.ShouldBe(ElasticsearchFault.Certificate);
            fault.Message.ShouldContain("Elasticsearch:CertificateFingerprint");
        }
    }

    [Fact]
    public async Task Bulk_VersionKnownAndDocumentRefused_AreToldApart()
    {
        await using var node = await Node.StartAsync();
        node.Answer = (200, """
            {"items":[{"index":{"_index":"a","_id":"1","status":201}},{"index":{"_index":"a","_id":"2","status":409,"error":{"type":"version_conflict_engine_exception","reason":"known"}}},
            {"index":{"_index":"a","_id":"3","status":400,"error":{"type":"mapper_parsing_exception","reason":"failed to parse field [at]","caused_by":{"type":"x","reason":"no date"}}}}]}
            """);
        using var client = Client(new() { Url = node.Url });
        var body = new BulkBody();
        body.Index("a", "1", 1, json => json.WriteString("text", "路灯"));

        var result = await client.BulkAsync(body, Cancel);

        (result.Written, result.Known).ShouldBe((1, 1));
        result.Refused.Single().ShouldBe(("3", "failed to parse field [at]: no date"));
    }

    private static ElasticsearchClient Client(ElasticsearchOptions options, FakeTimeProvider? time = null)
    {
        options.Problem.ShouldBeNull();
        return new(Options.Create(options), time ?? new FakeTimeProvider(), NullLogger<ElasticsearchClient>.Instance);
    }
}
