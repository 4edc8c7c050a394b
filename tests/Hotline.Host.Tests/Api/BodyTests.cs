using System.Text;

namespace Hotline.Host.Tests.Api;

/// <summary>Bodies of the wrong shape or size: a clear error, and nothing is half done.</summary>
public sealed class BodyTests(RunningHost host)
{
    private static readonly string[] Elsewhere = ["/files/../../etc/passwd"];
    private readonly DepartmentClient client = new(host);

    [Theory]
    [InlineData("notes", "{")]
    [InlineData("notes", "[]")]
    [InlineData("notes", "null")]
    [InlineData("notes", "")]
    [InlineData("notes", "{}")]
    [InlineData("notes", "{\"text\":5}")]
    [InlineData("notes", "{\"text\":null}")]
    [InlineData("notes", "{\"text\":\"a\",\"text\":\"b\"}")]
    [InlineData("notes", "{\"txt\":\"a typing mistake\"}")]
    [InlineData("notes", "{\"text\":\"a\",\"more\":1}")]
    [InlineData("answer", "{\"text\":\"a\",\"files\":[1]}")]
    [InlineData("answer", "{\"text\":\"a\",\"files\":{}}")]
    [InlineData("extension", "{\"days\":\"3\",\"reason\":\"a\"}")]
    [InlineData("extension", "{\"days\":3.5,\"reason\":\"a\"}")]
    [InlineData("decline", "{\"ground\":\"NoSuchGround\",\"text\":\"a\"}")]
    [InlineData("decline", "{\"ground\":1,\"text\":\"a\"}")]
    [InlineData("contacts", "{\"way\":\"电话\",\"result\":\"好\",\"contactedAt\":\"yesterday\"}")]
    [InlineData("summons", "{\"departments\":[null],\"task\":\"a\"}")]
    public async Task Command_WithAMisshapenBody_SaysWhereAndChangesNothing(string command, string body)
    {
        var number = await client.OpenTicketAsync();
        var before = (await client.GetAsync($"/api/tickets/{number}")).ETag;

        var refused = await client.PostJsonAsync($"/api/tickets/{number}/{command}", body);

        refused.ShouldBeProblem(400, "BadBody");
        (await client.GetAsync($"/api/tickets/{number}")).ETag.ShouldBe(before);
    }

    [Fact]
    public async Task Command_WithAnOversizedBody_IsRefused()
    {
        var number = await client.OpenTicketAsync();
        (await client.PostJsonAsync($"/api/tickets/{number}/notes", $"{{\"text\":\"{new string('a', 70_000)}\"}}")).ShouldBeProblem(413, "TooLarge");
        (await client.PostJsonAsync($"/api/tickets/{number}/notes", $"{{\"text\":\"{new string('a', 4_001)}\"}}")).ShouldBeProblem(409, "TextMissingOrTooLong");
    }

    [Fact]
    public async Task Command_ThatIsNoJson_IsRefused()
    {
        var number = await client.OpenTicketAsync();
        using var form = new FormUrlEncodedContent([new("text", "备注")]);
        var refused = await client.PostAsync($"/api/tickets/{number}/notes", form);
        refused.Status.ShouldBe(415);
        refused.Json.GetProperty("code").GetString().ShouldBe("UnsupportedMediaType");
    }

    [Fact]
    public async Task File_SentAndNamedInTheAnswer_ComesBack()
    {
        var number = await client.OpenTicketAsync();
        byte[] picture = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4, 5, 6, 7, 8];
        using var content = new ByteArrayContent(picture);

        var sent = await client.PostAsync($"/api/tickets/{number}/files?name=lamp.jpg", content);
        sent.Status.ShouldBe(201);
        var path = sent.Json.GetProperty("path").GetString()!;
        (await client.GetAsync($"/api/tickets/{number}{path}")).ShouldBeProblem(404, "NoSuchFile");
        (await client.DoAsync(number, "answer", new { text = "灯泡已经换新，当晚恢复照明。", contact = new { way = "电话", result = "居民知道了" }, files = new[] { path } }))
            .Status.ShouldBe(200);

        (await client.GetAsync($"/api/tickets/{number}/files")).Json.GetProperty("files")[0].GetString().ShouldBe(path);
        (await client.GetAsync($"/api/tickets/{number}{path}")).Type.ShouldBe("image/jpeg");
    }

    [Fact]
    public async Task File_ThatIsNoneOfOurs_CannotProveAnAnswer()
    {
        var number = await client.OpenTicketAsync();
        (await client.DoAsync(number, "answer", new { text = "灯泡已经换新，当晚恢复照明。", files = Elsewhere })).ShouldBeProblem(400, "BadValue");
    }

    [Fact]
    public async Task File_OfAKindThatIsNotTakenOrTooLarge_IsRefused()
    {
        var number = await client.OpenTicketAsync();
        using var script = new ByteArrayContent(Encoding.UTF8.GetBytes("<script>alert(1)</script>"));
        (await client.PostAsync($"/api/tickets/{number}/files?name=lamp.jpg", script)).ShouldBeProblem(415, "BadFile");
        using var large = new ByteArrayContent(new byte[10_485_761]);
        large.Headers.ContentLength.ShouldBe(10_485_761);
        (await client.PostAsync($"/api/tickets/{number}/files", large)).ShouldBeProblem(413, "TooLarge");
    }
}
