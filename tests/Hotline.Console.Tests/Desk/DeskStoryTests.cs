using System.Net;

namespace Hotline.Console.Tests.Desk;

/// <summary>Stories without script: every action of the desk is a plain form.</summary>
public sealed class DeskStoryTests(RunningConsole console)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Claim_ThenTheBotIsSilent_AndTheReplyIsSent()
    {
        var handset = console.NewHandset();
        var path = await Residents.AskForAPersonAsync(handset, "居住证到期了怎么续");
        using var desk = await Visitor.SignedInAsync(console.Address, "operator");
        (await desk.GetAsync("/console/desk")).Html.ShouldContain(path);
        await desk.GetAsync(path);

        (await desk.PostAsync(path + "/claim")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await handset.SendAsync("你们几点上班", cancellationToken: Cancel)).ShouldBeEmpty();
        await desk.GetAsync(path);
        (await desk.PostAsync(path + "/reply", ("text", "窗口早九点开门。"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var (_, html) = await desk.GetAsync(path);
        html.ShouldContain("居住证到期了怎么续");
        html.ShouldContain("你们几点上班");
        html.ShouldContain("窗口早九点开门。");
        html.ShouldContain("接线员 101 号");
        (await desk.PostAsync(path + "/back", ("result", "Answered"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await handset.SendAsync("老年卡怎么办", cancellationToken: Cancel)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Claim_TwoOperators_TheSecondIsTold()
    {
        var path = await Residents.AskForAPersonAsync(console.NewHandset());
        using var one = await Visitor.SignedInAsync(console.Address, "operator");
        using var two = await Visitor.SignedInAsync(console.Address, "operator2");
        await one.GetAsync(path);
        await two.GetAsync(path);
        await one.PostAsync(path + "/claim");

        using var late = await two.PostAsync(path + "/claim");
        using var intruding = await two.PostAsync(path + "/reply", ("text", "我来说两句"));

        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync(Cancel)).ShouldContain("另一位同事刚刚接了");
        intruding.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await one.GetAsync(path)).Html.ShouldNotContain("我来说两句");
        await one.PostAsync(path + "/finish", ("result", "Answered"));
    }

    [Fact]
    public async Task Reply_SentTwiceFromOnePage_IsOneMessage()
    {
        var path = await Residents.AskForAPersonAsync(console.NewHandset());
        using var desk = await Visitor.SignedInAsync(console.Address, "operator");
        await desk.GetAsync(path);
        await desk.PostAsync(path + "/claim");
        await desk.GetAsync(path);

        await desk.PostAsync(path + "/reply", ("text", "只说一遍"), ("once", "x1"));
        await desk.PostAsync(path + "/reply", ("text", "只说一遍"), ("once", "x1"));

        (await desk.GetAsync(path)).Html.Split(">只说一遍</div>").Length.ShouldBe(2);
        await desk.PostAsync(path + "/finish", ("result", "Answered"));
    }

    [Fact]
    public async Task Operator_WhoseBrowserDies_GivesTheConversationBack()
    {
        var path = await Residents.AskForAPersonAsync(console.NewHandset());
        using var desk = await Visitor.SignedInAsync(console.Address, await console.NewOperatorAsync());
        await desk.GetAsync(path);
        await desk.PostAsync(path + "/claim");
        using var colleague = await Visitor.SignedInAsync(console.Address, "operator");
        (await colleague.GetAsync(path)).Html.ShouldContain("正在处理这个对话");

        // No page is open and none is asked for; the service was started with the shortest time, of which renewals are a third.
        await RunningConsole.UntilAsync(async () => (await colleague.GetAsync(path)).Html.Contains("接入这个对话", StringComparison.Ordinal));

        (await colleague.GetAsync(path)).Html.ShouldContain("正在为您转给下一位");
    }

    [Fact]
    public async Task WrapUp_WithoutAResult_IsAskedForIt_AndWithOneItIsNoted()
    {
        var handset = console.NewHandset();
        var path = await Residents.AskForAPersonAsync(handset, "居住证到期了怎么续");
        using var desk = await Visitor.SignedInAsync(console.Address, "operator");
        await desk.GetAsync(path);
        await desk.PostAsync(path + "/claim");

        using var without = await desk.PostAsync(path + "/finish");
        (await desk.PostAsync(path + "/finish", ("result", "Answered"), ("note", "告诉他去派出所"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        without.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        WebUtility.HtmlDecode(await without.Content.ReadAsStringAsync(Cancel)).ShouldContain("请先选这次服务的结果");
        (await desk.GetAsync(path)).Html.ShouldContain("已解答\n告诉他去派出所");
        (await handset.SendAsync("老年卡怎么办", cancellationToken: Cancel)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Transfer_ToAColleague_TheyReadTheNote_AndTheResidentDoesNot()
    {
        var handset = console.NewHandset();
        var path = await Residents.AskForAPersonAsync(handset);
        using var one = await Visitor.SignedInAsync(console.Address, "operator");
        await one.GetAsync(path);
        await one.PostAsync(path + "/claim");
        using var nowhere = await one.PostAsync(path + "/transfer", ("to", "person:nobody"));
        nowhere.StatusCode.ShouldBe(HttpStatusCode.Conflict);

        (await one.PostAsync(path + "/transfer", ("to", "skill:en"), ("note", "要懂英语的同事"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        using var two = await Visitor.SignedInAsync(console.Address, "operator2");
        var html = (await two.GetAsync(path)).Html;
        html.ShouldContain("要懂英语的同事");
        html.ShouldContain("正在为您转给更合适的同事");
        (await two.PostAsync(path + "/claim")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await two.PostAsync(path + "/note", ("text", "是老住户"));
        (await two.GetAsync(path)).Html.ShouldContain("是老住户");
        await two.PostAsync(path + "/finish", ("result", "Referred"));
    }

    [Fact]
    public async Task Presence_WithAReason_IsKeptAndShown()
    {
        using var desk = await Visitor.SignedInAsync(console.Address, await console.NewOperatorAsync());
        await desk.GetAsync("/console/desk");

        await desk.PostAsync("/console/desk/presence", ("availability", "Break"), ("reason", "meal"), ("back", "/console/desk"));
        var onBreak = (await desk.GetAsync("/console/desk")).Html;
        await desk.PostAsync("/console/desk/presence", ("availability", "Busy"), ("reason", "meal"), ("back", "/console/desk"));

        onBreak.ShouldContain("value=\"meal\" aria-pressed=\"true\"");
        (await desk.GetAsync("/console/desk")).Html.ShouldNotContain("meal");
    }

    [Fact]
    public async Task Conversation_ThatIsNotThere_IsNotFound()
    {
        using var desk = await Visitor.SignedInAsync(console.Address, "operator");

        (await desk.GetAsync("/console/desk/sms/AAAA")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await desk.GetAsync("/console/desk/nothing/AAAA")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await desk.GetAsync("/console/desk/sms/@@@")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
