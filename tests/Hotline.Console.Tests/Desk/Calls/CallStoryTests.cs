using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hotline.TestKit;

namespace Hotline.Console.Tests.Desk.Calls;

/// <summary>Calls at the desk, from the first ring to the last call back.</summary>
public sealed partial class CallStoryTests(CallCentre centre) : IClassFixture<CallCentre>
{
    private const string Own = "+8613911112222";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_IsTaken_Held_JoinedByTheFireBrigade_AndCalledBack()
    {
        var phone = centre.NewTelephone();
        var path = await WaitingCallAsync(phone);
        using var desk = await OperatorAsync(Own);
        (await desk.GetAsync(path)).Html.ShouldContain("我家楼道有股糊味");

        await desk.PostAsync(path + "/claim");
        var redirect = XDocument.Parse(Done($"Calls/{phone.CallSid}.json").Fields["Twiml"]).Root!;
        var action = new Uri(redirect.Element("Dial")!.Attribute("action")!.Value).PathAndQuery;
        Done("Participants.json").Fields["To"].ShouldBe(Own);
        await desk.GetAsync(path);
        (await desk.PostAsync(path + "/hold")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        Done($"Participants/{phone.CallSid}.json").Fields["Hold"].ShouldBe("true");
        (await desk.PostAsync(path + "/add", ("number", "119"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        Done($"{TwilioApi.ConferenceSid}/Participants.json").Fields["To"].ShouldBe("119");
        (await desk.PostAsync(path + "/add", ("number", "+8613800138000"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await desk.GetAsync(path)).Html.ShouldContain("接入了 119");

        var words = new Uri(redirect.Descendants("Transcription").Single().Attribute("statusCallbackUrl")!.Value).PathAndQuery;
        await phone.ReportWordsAsync(words, 2, isCaller: false, "您先把电闸拉下来", Cancel);
        await phone.ReportWordsAsync(words, 3, isCaller: true, "已经拉了，还是有味儿", Cancel);
        (await desk.GetAsync(path)).Html.ShouldMatch("电话中[^¶]*您先把电闸拉下来[^¶]*已经拉了，还是有味儿");

        // They hang up; the call stays at the desk until the operator has said what came of it.
        (await phone.ReportDialAsync(action, "completed", Cancel)).Descendants("Hangup").ShouldHaveSingleItem();
        await phone.HangUpAsync(Cancel);
        (await desk.PostAsync(path + "/finish", ("result", "CallBack"), ("note", "等消防的消息"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var id = await CallBackOfAsync(desk, phone, "答应过回电");
        await desk.PostAsync($"/console/desk/call-backs/{id}/ring");
        centre.Twilio.Calls.ShouldContain(c => c.Resource == "Calls.json" && c.Fields["To"] == Own && c.Fields["Twiml"].Contains(phone.Number));
        await desk.PostAsync($"/console/desk/call-backs/{id}/no-answer");
        (await desk.GetAsync("/console/desk/call-backs")).Html.ShouldContain("打过 1 次没人接");
        await desk.PostAsync($"/console/desk/call-backs/{id}/done");
        (await desk.GetAsync("/console/desk/call-backs")).Html.ShouldNotContain($"data-id=\"b{id}\"");
    }

    [Fact]
    public async Task Form_OfACall_SentTwice_IsDoneOnce()
    {
        var phone = centre.NewTelephone();
        var path = await WaitingCallAsync(phone);
        using var desk = await OperatorAsync(Own);
        await desk.GetAsync(path);
        await desk.PostAsync(path + "/claim");

        foreach (var (action, field, resource) in ((string, (string, string)[], string)[])
            [("hold", [], $"Participants/{phone.CallSid}.json"), ("resume", [], $"Participants/{phone.CallSid}.json"),
            ("add", [("number", "119")], $"{TwilioApi.ConferenceSid}/Participants.json"), ("call-back", [], "Calls.json")])
        {
            var (before, once) = (Count(resource), Once().Match((await desk.GetAsync(path)).Html.Split($"{path}/{action}\"")[1]).Groups[1].Value);
            once.ShouldNotBeEmpty(action);
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => desk.PostAsync($"{path}/{action}", [("once", once), .. field])));
            (await desk.PostAsync($"{path}/{action}", [("once", once), .. field])).StatusCode.ShouldBe(HttpStatusCode.SeeOther, action);
            (Count(resource) - before).ShouldBe(1, action);
        }

        // From a page that shows what was done since, it may be done again.
        var again = Once().Match((await desk.GetAsync(path)).Html.Split($"{path}/hold\"")[1]).Groups[1].Value;
        var holds = Count($"Participants/{phone.CallSid}.json");
        await desk.PostAsync(path + "/hold", ("once", again));
        Count($"Participants/{phone.CallSid}.json").ShouldBe(holds + 1);
        (await desk.GetAsync(path)).Html.ShouldMatch("让市民在线等待[^¶]*接回了市民[^¶]*接入了 119[^¶]*回拨了市民[^¶]*让市民在线等待");
    }

    [Fact]
    public async Task CallBack_SentTwice_RingsOnce_AndCountsOneTry()
    {
        var phone = centre.NewTelephone();
        await WaitingCallAsync(phone);
        using var desk = await OperatorAsync(Own);
        await phone.HangUpAsync(Cancel);
        var id = await CallBackOfAsync(desk, phone, "没等到就挂了");
        var once = Once().Match((await desk.GetAsync("/console/desk/call-backs")).Html.Split($"/{id}/ring\"")[1]).Groups[1].Value;
        once.ShouldNotBeEmpty();

        foreach (var _ in Enumerable.Range(0, 2))
        {
            await desk.PostAsync($"/console/desk/call-backs/{id}/ring", ("once", once));
            await desk.PostAsync($"/console/desk/call-backs/{id}/no-answer", ("once", once));
        }

        centre.Twilio.Calls.Count(c => c.Resource == "Calls.json" && c.Fields["Twiml"].Contains(phone.Number)).ShouldBe(1);
        (await desk.GetAsync("/console/desk/call-backs")).Html.Split($"data-id=\"b{id}\"")[1].ShouldContain("打过 1 次没人接");
    }

    [Fact]
    public async Task CallBack_ThatTheTelephoneCompanyRefused_MayBeSentAgain()
    {
        var phone = centre.NewTelephone();
        await WaitingCallAsync(phone);
        using var desk = await OperatorAsync(Own);
        await phone.HangUpAsync(Cancel);
        var id = await CallBackOfAsync(desk, phone, "没等到就挂了");
        var once = Once().Match((await desk.GetAsync("/console/desk/call-backs")).Html.Split($"/{id}/ring\"")[1]).Groups[1].Value;

        centre.Twilio.StatusOf = _ => 500;
        (await desk.PostAsync($"/console/desk/call-backs/{id}/ring", ("once", once))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        centre.Twilio.StatusOf = _ => 201;

        (await desk.PostAsync($"/console/desk/call-backs/{id}/ring", ("once", once))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private int Count(string resource) => centre.Twilio.Calls.Count(c => c.Resource.EndsWith(resource, StringComparison.Ordinal));

    [Fact]
    public async Task Operator_WhoDoesNotAnswer_TheCallerIsOfferedACallBack_AndNobodyHasTheCall()
    {
        var phone = centre.NewTelephone();
        var path = await WaitingCallAsync(phone);
        using var desk = await OperatorAsync(Own);
        await desk.GetAsync(path);
        await desk.PostAsync(path + "/claim");
        var action = new Uri(XDocument.Parse(Done($"Calls/{phone.CallSid}.json").Fields["Twiml"]).Root!.Element("Dial")!.Attribute("action")!.Value).PathAndQuery;

        // As Twilio reports it after the caller was sent back: without a word on dialling.
        var heard = await phone.ReportDialAsync(action, status: null, Cancel);

        heard.Value.ShouldContain("没有接通");
        heard.Value.ShouldContain("回电");
        (await desk.GetAsync(path)).Html.ShouldContain("由智能应答处理");
    }

    [Fact]
    public async Task Caller_WhoHangsUpWhileWaiting_IsToBeCalledBack()
    {
        var phone = centre.NewTelephone();
        await WaitingCallAsync(phone);
        using var desk = await OperatorAsync(Own);

        await phone.HangUpAsync(Cancel);

        await CallBackOfAsync(desk, phone, "没等到就挂了");
    }

    [Fact]
    public async Task Operator_WithoutATelephone_IsToldWhereToEnterIt_AndTheCallGoesOnWaiting()
    {
        var path = await WaitingCallAsync(centre.NewTelephone());
        using var desk = await OperatorAsync(number: null);
        await desk.GetAsync(path);

        using var refused = await desk.PostAsync(path + "/claim");

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Cancel)).ShouldContain("您还没有填自己的电话");
        (await desk.GetAsync(path)).Html.ShouldContain("接听，转到我的电话");
    }

    private CallRequest Done(string resource) => centre.Twilio.Calls.Last(c => c.Resource.EndsWith(resource, StringComparison.Ordinal));

    private static async Task<string> CallBackOfAsync(Visitor desk, PhoneHandset phone, string reason)
    {
        var card = (await desk.GetAsync("/console/desk/call-backs")).Html.Split("<section ").Single(c => c.Contains(PathOf(phone), StringComparison.Ordinal));
        card.ShouldContain(reason);
        card.ShouldNotContain(phone.Number);
        return Id().Match(card).Groups[1].Value;
    }

    private static async Task<string> WaitingCallAsync(PhoneHandset phone)
    {
        await phone.CallAsync(Cancel);
        await phone.SayAsync("我家楼道有股糊味", Cancel);
        await phone.SayAsync("人工", Cancel);
        return PathOf(phone);
    }

    private static string PathOf(PhoneHandset phone) => "/console/desk/phone/" + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(phone.CallSid));

    private async Task<Visitor> OperatorAsync(string? number)
    {
        var visitor = await Visitor.SignedInAsync(centre.Address, await centre.NewOperatorAsync());
        await visitor.GetAsync("/console/account");
        if (number is not null)
            (await visitor.PostAsync("/console/account/telephone", ("phone", number))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return visitor;
    }

    [GeneratedRegex("name=\"once\" value=\"([^\"]+)\"")]
    private static partial Regex Once();

    [GeneratedRegex("data-id=\"b(\\d+)\"")]
    private static partial Regex Id();
}
