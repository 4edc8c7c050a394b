using System.Net;
using Hotline.Channels.WeChat;
using Hotline.TestKit;

namespace Hotline.Channels.Tests.WeChat;

public sealed class WeChatEndpointsTests : IAsyncLifetime
{
    private ChannelHost? host;

    private ChannelHost Host => host!;

    private WeChatPlatform Platform => new(Host.Client);

    public async ValueTask InitializeAsync() => host = await ChannelHost.StartAsync(WeChatAccount.Settings);

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    [Theory]
    [InlineData("5837462910384756")]
    [InlineData("中文+/=?&<script>")]
    public async Task Verify_Signed_EchoesVerbatimWithItsLength(string echo)
    {
        using var response = await Platform.VerifyAsync(Platform.Query(("echostr", echo)));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        response.Content.Headers.ContentLength.ShouldNotBeNull("the platform takes no chunked answer");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(echo);
    }

    [Theory]
    [InlineData("signature", "")]
    [InlineData("signature", null)]
    [InlineData("signature", "ffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("timestamp", null)]
    [InlineData("timestamp", "1780000000")]
    [InlineData("nonce", null)]
    [InlineData("nonce", "other")]
    public async Task Verify_NotProperlySigned_EchoesNothing(string parameter, string? value)
    {
        using var response = await Platform.VerifyAsync(Platform.Query(("echostr", "5837462910384756"), (parameter, value)));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Verify_WithoutEcho_BadRequest()
    {
        using var absent = await Platform.VerifyAsync(Platform.Query());
        using var tooLong = await Platform.VerifyAsync(Platform.Query(("echostr", new string('1', 1025))));

        absent.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        tooLong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(-601, HttpStatusCode.Forbidden)]
    [InlineData(-540, HttpStatusCode.OK)]
    [InlineData(540, HttpStatusCode.OK)]
    [InlineData(660, HttpStatusCode.Forbidden)]
    public async Task Receive_SignedForAnotherTime_RefusedBeyondTenMinutes(int secondsFromNow, HttpStatusCode expected)
    {
        var platform = Platform;
        platform.Now += TimeSpan.FromSeconds(secondsFromNow);

        using var response = await platform.PostPlainAsync(WeChatAccount.TextXml("你好"));

        response.StatusCode.ShouldBe(expected);
        Host.Inbox.Accepted.Count.ShouldBe(expected == HttpStatusCode.OK ? 1 : 0);
    }

    [Fact]
    public async Task Receive_Photo_HasAnAddressOfOurOwnToWhichItIsCopied()
    {
        const string xml = "<MsgType>image</MsgType><PicUrl>http://mmbiz.qpic.cn/x/0</PicUrl><MediaId>M1</MediaId><MsgId>24681357901234568</MsgId>";

        using var response = await Platform.PostPlainAsync(WeChatAccount.Xml(xml));

        var inbound = Host.Inbox.OnlyAccepted;
        var file = inbound.VendorFiles.ShouldHaveSingleItem();
        file.Address.ShouldBe("M1");
        inbound.Activity.Attachments.ShouldHaveSingleItem().ContentUrl.ShouldBe("/files/" + file.FileId);
    }

    [Fact]
    public async Task Receive_SignatureTwice_Refused()
    {
        var query = Platform.Query();
        using var content = new StringContent(WeChatAccount.TextXml("你好"));

        using var response = await Host.Client.PostAsync(
            new Uri($"/wechat?signature=x&signature={query["signature"]}&timestamp={query["timestamp"]}&nonce={query["nonce"]}", UriKind.Relative),
            content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Receive_FrameWrongInAnyWay_RefusedTheSame()
    {
        var crypto = new WeChatCrypto(WeChatAccount.EncodingAesKey, WeChatAccount.AppId);
        var xml = WeChatAccount.TextXml("伪造");
        var good = crypto.Encrypt(xml);
        (string Frame, string? Signature)[] frames =
        [
            (good, new string('0', 40)),
            (good, ""),
            ("%%%%", null),
            (new WeChatCrypto(WeChatAccount.EncodingAesKey, "wxffffffffffffffff").Encrypt(xml), null),
            (new WeChatCrypto(new string('B', 43), WeChatAccount.AppId).Encrypt(xml), null),
            (good[..^4] + "AAA=", null),
        ];

        foreach (var (frame, signature) in frames)
        {
            using var response = await Platform.PostFrameAsync(frame, signature);

            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        }

        Host.Inbox.Deliveries.ShouldBe(0);
    }

    [Fact]
    public async Task Receive_EncryptedWithoutEncrypt_BadRequest()
    {
        using var response = await Platform.PostAsync(Platform.Query(("encrypt_type", "aes")), WeChatAccount.TextXml("你好"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Receive_BodyAtAndAboveTheLimit_TakenAndRefused()
    {
        var empty = WeChatAccount.TextXml("").Length;
        using var taken = await Platform.PostPlainAsync(WeChatAccount.TextXml(new string('x', 64 * 1024 - empty)));
        using var refused = await Platform.PostPlainAsync(WeChatAccount.TextXml(new string('x', 64 * 1024 - empty + 1)));

        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        refused.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Receive_TooLargeWithoutLength_Refused()
    {
        using var content = new StreamContent(new EndlessXml());

        using var response = await Host.Client.PostAsync(
            new Uri("/wechat?" + string.Join('&', Platform.Query().Select(p => $"{p.Key}={p.Value}")), UriKind.Relative),
            content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Receive_Answered_ConfirmsOnceTheReplyIsOut()
    {
        await Platform.ReadAsync(await Platform.PostEncryptedAsync(WeChatAccount.TextXml("你好")));

        await Eventually(() => Host.Inbox.Confirmed.Count == 1);
        Host.Inbox.Confirmed[0].Replies.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Receive_Deferred_SuccessAndNoConfirmation()
    {
        Host.Inbox.DeferNext(1);

        var body = await BodyAsync(await Platform.PostPlainAsync(WeChatAccount.TextXml("你好", "1")));
        var later = await Platform.ReadAsync(await Platform.PostPlainAsync(WeChatAccount.TextXml("你好", "1")));

        body.ShouldBe("success");
        later.Reply.ShouldContain("收到：你好");
        await Eventually(() => Host.Inbox.Confirmed.Count == 1);
    }

    [Fact]
    public async Task Receive_NothingToSay_Success()
    {
        Host.Inbox.Reply = _ => [];

        (await BodyAsync(await Platform.PostPlainAsync(WeChatAccount.TextXml("你好")))).ShouldBe("success");
    }

    [Theory]
    [InlineData("unsubscribe", ActivityTypes.EndOfConversation)]
    [InlineData("LOCATION", ActivityTypes.Event)]
    public async Task Receive_EventWhoseReplyNobodySees_SuccessAndNoConfirmation(string name, string type)
    {
        Host.Inbox.Reply = _ => [new Activity { Text = "再见" }];

        var body = await BodyAsync(await Platform.PostPlainAsync(WeChatAccount.Xml($"<MsgType>event</MsgType><Event>{name}</Event>")));

        body.ShouldBe("success");
        Host.Inbox.OnlyAccepted.Activity.Type.ShouldBe(type);
        Host.Inbox.Confirmed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Receive_EventThatSaysNothing_SuccessWithoutTurn()
    {
        (await BodyAsync(await Platform.PostPlainAsync(WeChatAccount.Xml("<MsgType>event</MsgType><Event>VIEW</Event><EventKey>https://example.com</EventKey>")))).ShouldBe("success");

        Host.Inbox.Deliveries.ShouldBe(0);
    }

    [Fact]
    public async Task Receive_EventDeliveredTwice_OneTurn()
    {
        var xml = WeChatAccount.Xml("<MsgType>event</MsgType><Event>subscribe</Event>");
        Host.Inbox.Reply = _ => [new Activity { Text = "您好" }];

        var first = await Platform.ReadAsync(await Platform.PostPlainAsync(xml));
        var second = await Platform.ReadAsync(await Platform.PostPlainAsync(xml));

        second.ShouldBe(first);
        Host.Inbox.Accepted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Receive_PlainWhileOnlySafeModeIsAllowed_Refused()
    {
        await using var safe = await ChannelHost.StartAsync(new Dictionary<string, string?>(WeChatAccount.Settings) { ["WeChat:SafeModeOnly"] = "true" });
        var platform = new WeChatPlatform(safe.Client);

        using var plain = await platform.PostPlainAsync(WeChatAccount.TextXml("你好"));
        using var encrypted = await platform.PostEncryptedAsync(WeChatAccount.TextXml("你好"));
        using var verified = await platform.VerifyAsync(platform.Query(("echostr", "1")));

        plain.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        encrypted.StatusCode.ShouldBe(HttpStatusCode.OK);
        verified.StatusCode.ShouldBe(HttpStatusCode.OK, "the platform verifies addresses in plain text in every mode");
    }

    [Fact]
    public async Task Receive_EncryptedWithoutKey_Refused()
    {
        await using var plainOnly = await ChannelHost.StartAsync(new Dictionary<string, string?>(WeChatAccount.Settings) { ["WeChat:EncodingAesKey"] = null });

        using var response = await new WeChatPlatform(plainOnly.Client).PostEncryptedAsync(WeChatAccount.TextXml("你好"));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<string> BodyAsync(HttpResponseMessage response)
    {
        using (response)
        {
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }

    // The server confirms after the client has the last byte.
    private static async Task Eventually(Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>An XML document without an end, so without a length.</summary>
    private sealed class EndlessXml : Stream
    {
        private int given;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            // Ends after 1 MB, should the server read on.
            if (given > 1024 * 1024)
                return 0;
            buffer.AsSpan(offset, count).Fill((byte)'<');
            given += count;
            return count;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
