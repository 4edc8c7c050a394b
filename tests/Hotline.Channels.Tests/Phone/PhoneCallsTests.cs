using System.Net;
using System.Xml.Linq;
using Hotline.Channels.Tests.Twilio;
using Hotline.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.Tests.Phone;

public sealed class PhoneCallsTests : IAsyncLifetime
{
    private const string Own = "+8613911112222";

    private static readonly OperatorCall Call = new(
        new() { ChannelId = ChannelIds.Phone, ConversationId = PhoneRequests.CallSid, User = new(TwilioRequests.Resident), Bot = new(TwilioRequests.Hotline) }, TakenAt: 7);

    private TwilioApi twilio = null!;
    private ChannelHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ICallControl Calls => host.Services.GetRequiredService<ICallControl>();

    public async ValueTask InitializeAsync()
    {
        twilio = await TwilioApi.StartAsync();
        host = await ChannelHost.StartAsync(new Dictionary<string, string?>(TwilioRequests.Settings)
        {
            ["Phone:OperatorNumber"] = "+861087654321",
            ["Twilio:ApiBaseUrl"] = twilio.Address,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await twilio.DisposeAsync();
    }

    [Fact]
    public async Task Connect_BringsTheCallerAndTheOperatorsTelephoneTogether()
    {
        (await Calls.ConnectAsync(Call, Own, Cancel)).ShouldBe(CallResult.Done);

        twilio.Calls.Select(c => c.Resource).ShouldBe([$"Calls/{PhoneRequests.CallSid}.json", $"Conferences/{PhoneRequests.CallSid}-7/Participants.json"]);
        var dial = XDocument.Parse(twilio.Calls.First().Fields["Twiml"]).Root!.Element("Dial")!;
        dial.Attribute("action")!.Value.ShouldBe(TwilioRequests.PublicUrl + "/twilio/voice?step=7&from=dial");
        dial.Element("Conference")!.Value.ShouldBe(PhoneRequests.CallSid + "-7");
        var ringing = twilio.Calls.Last().Fields;
        (ringing["From"], ringing["To"], ringing["EndConferenceOnExit"]).ShouldBe((TwilioRequests.Hotline, Own, "true"));
        ringing["StatusCallback"].ShouldBe($"{TwilioRequests.PublicUrl}/twilio/voice/operator?call={PhoneRequests.CallSid}&step=7&from=dial");
    }

    [Fact]
    public async Task Connect_TheCallerHasHungUp_IsSaid_AndNobodyIsRung()
    {
        twilio.StatusOf = _ => 404;

        (await Calls.ConnectAsync(Call, Own, Cancel)).ShouldBe(CallResult.Gone);

        twilio.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Connect_TheOperatorCannotBeRung_TheCallerGoesBackToTheBot()
    {
        twilio.StatusOf = n => n == 2 ? 500 : 201;

        (await Calls.ConnectAsync(Call, Own, Cancel)).ShouldBe(CallResult.Unavailable);

        twilio.Calls.Last().Fields["Url"].ShouldBe(TwilioRequests.PublicUrl + "/twilio/voice?step=7&from=dial");
    }

    [Theory]
    [InlineData("no-answer", true)]
    [InlineData("busy", true)]
    [InlineData("completed", false)]
    public async Task OperatorsLeg_Unanswered_SendsTheCallerBack(string status, bool isSentBack)
    {
        using var response = await host.Client.SendAsync(TwilioRequests.Post(
            $"/twilio/voice/operator?call={PhoneRequests.CallSid}&step=7&from=dial", PhoneRequests.Call(("CallStatus", status))), Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        twilio.Calls.Any(c => c.Resource == $"Calls/{PhoneRequests.CallSid}.json" && c.Fields["Url"].EndsWith("step=7&from=dial", StringComparison.Ordinal)).ShouldBe(isSentBack);
    }

    [Theory]
    [InlineData("/twilio/voice/operator?call=../Messages&step=7&from=dial")]
    [InlineData("/twilio/voice/operator?call=&step=7&from=dial")]
    [InlineData("/twilio/voice/operator?call=CA1&step=0")]
    public async Task OperatorsLeg_AddressNotOfOurs_IsRefused(string target)
    {
        using var response = await host.Client.SendAsync(TwilioRequests.Post(target, PhoneRequests.Call(("CallStatus", "busy"))), Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        twilio.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task OperatorsLeg_Unsigned_IsRefused()
    {
        using var response = await host.Client.SendAsync(TwilioRequests.Post(
            "/twilio/voice/operator?call=CA1&step=7&from=dial", PhoneRequests.Call(("CallStatus", "busy")), Credentials.None), Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public async Task Hold_IsOfTheCallerInTheConference(bool isHeld, string field)
    {
        (await Calls.HoldAsync(Call, isHeld, Cancel)).ShouldBe(CallResult.Done);

        twilio.Calls.First().Fields["FriendlyName"].ShouldBe(PhoneRequests.CallSid + "-7");
        twilio.Calls.Last().Resource.ShouldBe($"Conferences/{TwilioApi.ConferenceSid}/Participants/{PhoneRequests.CallSid}.json");
        twilio.Calls.Last().Fields["Hold"].ShouldBe(field);
    }

    [Fact]
    public async Task Add_AnEmergencyNumber_JoinsTheConference_AndTheOthersStayWhenItLeaves()
    {
        (await Calls.AddAsync(Call, "119", Cancel)).ShouldBe(CallResult.Done);

        var added = twilio.Calls.Last();
        added.Resource.ShouldBe($"Conferences/{TwilioApi.ConferenceSid}/Participants.json");
        (added.Fields["To"], added.Fields["From"], added.Fields["EndConferenceOnExit"]).ShouldBe(("119", TwilioRequests.Hotline, "false"));
    }

    [Fact]
    public async Task Add_BeforeTheOperatorHasAnswered_IsNotConnected()
    {
        twilio.HasConference = false;

        (await Calls.AddAsync(Call, "119", Cancel)).ShouldBe(CallResult.NotConnected);
    }

    [Fact]
    public async Task CallBack_RingsTheOperator_WhoIsPutThroughUnderTheHotlinesNumber()
    {
        (await Calls.CallBackAsync(TwilioRequests.Hotline, Own, TwilioRequests.Resident, Cancel)).ShouldBe(CallResult.Done);

        var call = twilio.Calls.ShouldHaveSingleItem();
        (call.Resource, call.Fields["To"], call.Fields["From"]).ShouldBe(("Calls.json", Own, TwilioRequests.Hotline));
        var dial = XDocument.Parse(call.Fields["Twiml"]).Root!.Element("Dial")!;
        (dial.Value, dial.Attribute("callerId")!.Value).ShouldBe((TwilioRequests.Resident, TwilioRequests.Hotline));
    }

    [Fact]
    public async Task Twilio_IsNotReached_IsSaid()
    {
        await twilio.DisposeAsync();

        (await Calls.ConnectAsync(Call, Own, Cancel)).ShouldBe(CallResult.Unavailable);
    }
}
