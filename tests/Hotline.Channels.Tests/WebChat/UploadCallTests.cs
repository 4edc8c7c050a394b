using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Hotline.TestKit;

namespace Hotline.Channels.Tests.WebChat;

public sealed class UploadCallTests : WebChatFixture
{
    private const string ActivityType = "application/vnd.microsoft.activity";

    [Fact]
    public async Task Upload_ActivityAndFile_OneMessageWithItsFile()
    {
        var visit = await EnterAsync("dl_zhang");
        using var form = new MultipartFormDataContent
        {
            { Part("""{"type":"message","text":"照片","attachments":[{"name":"lamp.png","contentType":"image/png"}],"channelData":{"clientActivityID":"up1"}}""", ActivityType), "activity" },
            { File(Png), "file", "lamp.png" },
        };

        using var response = await SendAsync(HttpMethod.Post, visit.Conversation + "/upload?userId=someone", visit.Token, content: form);

        ((string?)(await ReadAsync(response))["id"]).ShouldNotBeNullOrEmpty();
        var inbound = Host.Inbox.OnlyAccepted;
        inbound.ExternalId.ShouldEndWith("|up1");
        inbound.Activity.Text.ShouldBe("照片");
        inbound.Activity.From!.Id.ShouldBe("dl_zhang");
        var file = inbound.Activity.Attachments.ShouldNotBeNull().Single();
        file.Name.ShouldBe("lamp.png");
        file.ContentType.ShouldBe("image/png");
        file.ContentUrl.ShouldNotBeNull().ShouldStartWith("/files/");
    }

    [Fact]
    public async Task Upload_FilesBeforeTheActivity_SameMessage()
    {
        var visit = await EnterAsync();
        using var form = new MultipartFormDataContent
        {
            { File(Png), "file", "a.png" },
            { File(Png), "file", "b.png" },
            { Part("""{"type":"message","text":"两张"}""", ActivityType), "activity" },
        };

        using var response = await SendAsync(HttpMethod.Post, visit.Conversation + "/upload", visit.Token, content: form);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        Host.Inbox.OnlyAccepted.Activity.Attachments!.Select(file => file.Name).ShouldBe(["a.png", "b.png"]);
    }

    [Fact]
    public async Task Upload_OneFileAsTheBody_MessageOfItsOwn()
    {
        var visit = await EnterAsync();

        using var response = await SendAsync(HttpMethod.Post, visit.Conversation + "/upload?userId=dl_x", visit.Token, request =>
        {
            request.Content = File(Png);
            request.Content.Headers.ContentDisposition = new("attachment") { FileNameStar = "路灯.png" };
        });

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        Host.Inbox.OnlyAccepted.Activity.Attachments!.Single().Name.ShouldBe("路灯.png");
    }

    [Fact]
    public async Task Upload_Shown_AtAnAddressThatServesTheFile()
    {
        var visit = await StartAsync();
        using var form = new MultipartFormDataContent { { File(Png), "file", "路灯.png" } };
        using var _ = await SendAsync(HttpMethod.Post, visit.Conversation + "/upload", visit.Token, content: form);
        var url = (string)(await HistoryAsync(visit)).First(activity => activity["attachments"] is not null)["attachments"]![0]!["contentUrl"]!;

        using var response = await Host.Client.GetAsync(new Uri(url), Ending);

        url.ShouldStartWith($"http://{Host.Client.BaseAddress!.Authority}/files/");
        (await response.Content.ReadAsByteArrayAsync(Ending)).ShouldBe(Png);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        response.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("路灯.png");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
    }

    [Fact]
    public async Task File_NotAPicture_Downloaded()
    {
        var visit = await StartAsync();
        using var form = new MultipartFormDataContent { { File("%PDF-1.7"u8.ToArray()), "file", "a.pdf" } };
        using var _ = await SendAsync(HttpMethod.Post, visit.Conversation + "/upload", visit.Token, content: form);
        var url = (string)(await HistoryAsync(visit)).First(activity => activity["attachments"] is not null)["attachments"]![0]!["contentUrl"]!;

        using var response = await Host.Client.GetAsync(new Uri(url), Ending);

        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
    }

    [Theory]
    [InlineData("/files/unknown")]
    [InlineData("/files/.hidden")]
    [InlineData("/files/..%2f..%2fetc%2fpasswd")]
    [InlineData("/files/a%00b")]
    public async Task File_Unknown_NotFound(string path)
    {
        using var response = await Host.Client.GetAsync(path, Ending);

        // Kestrel itself refuses a NUL in a path.
        response.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Upload_KindNotTaken_UnsupportedAndNothingSaid()
    {
        var visit = await EnterAsync();
        using var form = new MultipartFormDataContent { { File("<svg onload=alert(1)>"u8.ToArray()), "file", "a.png" } };

        using var response = await SendAsync(HttpMethod.Post, visit.Conversation + "/upload", visit.Token, content: form);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await ErrorCodeAsync(response)).ShouldBe("UnsupportedFile");
        Host.Inbox.Deliveries.ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Upload_MoreThan10MB_TooLarge(bool isChunked)
    {
        var visit = await EnterAsync();
        using var form = new MultipartFormDataContent { { File([.. Png, .. new byte[11 * 1024 * 1024]]), "file", "a.png" } };

        using var response = await SendAsync(HttpMethod.Post, visit.Conversation + "/upload", visit.Token, request =>
        {
            request.Content = form;
            request.Headers.TransferEncodingChunked = isChunked;
        });

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        Service<IAttachmentStore>().ShouldBeOfType<InMemoryAttachmentStore>().Count.ShouldBe(0);
    }

    [Fact]
    public async Task Upload_ElevenFiles_BadArgument()
    {
        var visit = await EnterAsync();
        using var form = new MultipartFormDataContent();
        for (var i = 0; i < 11; i++)
            form.Add(File(Png), "file", $"{i}.png");

        using var response = await SendAsync(HttpMethod.Post, visit.Conversation + "/upload", visit.Token, content: form);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Host.Inbox.Deliveries.ShouldBe(0);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"activity\"\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{broken\r\n--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nno end")]
    [InlineData("multipart/form-data; boundary=x", "--x--\r\n")]
    [InlineData("multipart/form-data", "--x--\r\n")]
    [InlineData("nonsense", "x")]
    public async Task Upload_BrokenForm_BadArgument(string type, string body)
    {
        var visit = await EnterAsync();

        using var response = await SendAsync(HttpMethod.Post, visit.Conversation + "/upload", visit.Token, request =>
        {
            request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        });

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Host.Inbox.Deliveries.ShouldBe(0);
    }

    private static ByteArrayContent File(byte[] content)
        => new(content) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };

    private static ByteArrayContent Part(string json, string type)
        => new(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
}
