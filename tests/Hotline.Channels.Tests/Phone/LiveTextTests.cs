using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Hotline.Channels.Tests.Twilio;
using Hotline.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.Tests.Phone;

/// <summary>What is said after an operator has taken a call.</summary>
public sealed class LiveTextTests : IAsyncLifetime
{
    private static readonly OperatorCall Call = new(
        new() { ChannelId = ChannelIds.Phone, ConversationId = PhoneRequests.CallSid, User = new(TwilioRequests.Resident), Bot = new(TwilioRequests.Hotline) }, TakenAt: 7);

    private TwilioApi twilio = null!;
    private ChannelHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        twilio = await TwilioApi.StartAsync();
        host = await StartAsync("true");
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await twilio.DisposeAsync();
    }

    [Fact]
    public async Task Call_ThatIsTaken_IsWrittenDownAfterTheCallerWasTold()
    {
        var verbs = (await ConnectAsync(host)).Elements().Select(e => e.Name.LocalName).ToArray();

        verbs.ShouldBe(["Say", "Say", "Start", "Dial"]);
    }

    [Fact]
    public async Task Call_WithoutTheSetting_IsNotWrittenDown()
    {
        await using var silent = await StartAsync(null);

        (await ConnectAsync(silent)).Descendants("Transcription").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("inbound_track", true)]
    [InlineData("outbound_track", false)]
    public async Task Words_BecomeAnEventOfTheConversation_OnceHoweverOftenTheyAreReported(string track, bool isResident)
    {
        var address = await AddressAsync();

        for (var i = 0; i < 2; i++)
        {
            using var response = await host.Client.SendAsync(TwilioRequests.Post(address, Words(track, "那您先把电闸关了")), Cancel);
            response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        host.Inbox.Deliveries.ShouldBe(2);
        var heard = host.Inbox.OnlyAccepted.Activity;
        (heard.From!.Id, heard.Recipient!.Id, heard.Name).ShouldBe((TwilioRequests.Resident, TwilioRequests.Hotline, EventNames.Heard));
        heard.Value!.Value.Deserialize(ActivityJson.Default.HeardInCall).ShouldBe(new(isResident, "那您先把电闸关了"));
    }

    [Fact]
    public async Task Address_DoesNotShowANumber() => (await AddressAsync()).ShouldNotContain(TwilioRequests.Resident[1..]);

    [Theory]
    [InlineData("TranscriptionEvent", "transcription-started")]
    [InlineData("TranscriptionData", "not json")]
    [InlineData("TranscriptionData", "[]")]
    [InlineData("TranscriptionData", "{\"transcript\":\" \"}")]
    [InlineData("SequenceId", "-1")]
    [InlineData("CallSid", "../x")]
    public async Task Report_WithoutWords_IsPassedOver(string name, string value)
    {
        var words = Words("inbound_track", "喂");
        words[name] = value;

        using var response = await host.Client.SendAsync(TwilioRequests.Post(await AddressAsync(), words), Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        host.Inbox.Accepted.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/twilio/voice/words")]
    [InlineData("/twilio/voice/words?of=forged")]
    public async Task Report_ThatWasNotAskedFor_IsPassedOver(string address)
    {
        using var response = await host.Client.SendAsync(TwilioRequests.Post(address, Words("inbound_track", "喂")), Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        host.Inbox.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task Report_Unsigned_IsRefused()
    {
        using var response = await host.Client.SendAsync(TwilioRequests.Post(await AddressAsync(), Words("inbound_track", "喂"), Credentials.None), Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Caller_WhoIsGivenBackToTheBot_IsNotWrittenDownAnyMore()
    {
        using var response = await host.Client.SendAsync(
            TwilioRequests.Post("/twilio/voice?step=7&from=dial", PhoneRequests.Call(("DialCallStatus", "no-answer"))), Cancel);

        (await TwilioRequests.ReadTwimlAsync(response)).Elements().First().Name.LocalName.ShouldBe("Stop");
    }

    private Task<ChannelHost> StartAsync(string? liveText) => ChannelHost.StartAsync(new Dictionary<string, string?>(TwilioRequests.Settings)
    {
        ["Phone:OperatorNumber"] = "+861087654321",
        ["Phone:LiveText"] = liveText,
        ["Twilio:ApiBaseUrl"] = twilio.Address,
    });

    private async Task<XElement> ConnectAsync(ChannelHost channels)
    {
        (await channels.Services.GetRequiredService<ICallControl>().ConnectAsync(Call, "+8613911112222", Cancel)).ShouldBe(CallResult.Done);
        return XDocument.Parse(twilio.Calls.First().Fields["Twiml"]).Root!;
    }

    private async Task<string> AddressAsync()
        => new Uri((await ConnectAsync(host)).Descendants("Transcription").Single().Attribute("statusCallbackUrl")!.Value).PathAndQuery;

    // As Twilio reports it: without the call's numbers.
    private static Dictionary<string, string> Words(string track, string text) => new()
    {
        ["AccountSid"] = TwilioRequests.AccountSid,
        ["CallSid"] = PhoneRequests.CallSid,
        ["TranscriptionSid"] = TwilioRequests.Sid("GT", "7"),
        ["TranscriptionEvent"] = "transcription-content",
        ["TranscriptionData"] = JsonSerializer.Serialize(new { transcript = text, confidence = 0.9 }),
        ["LanguageCode"] = "cmn-Hans-CN",
        ["Track"] = track,
        ["SequenceId"] = "2",
        ["Final"] = "true",
        ["Timestamp"] = "2026-11-29T15:00:00.000Z",
    };
}
