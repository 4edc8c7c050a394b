using Hotline.TestKit;

namespace Hotline.Console.Tests.Desk;

/// <summary>What an operator sees of the messages they send, with a stand-in for the telephone company.</summary>
public sealed class DeliveryStoryTests(CallCentre centre) : IClassFixture<CallCentre>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sms_AcceptedThenDelivered_IsShown()
    {
        var handset = centre.NewHandset();
        var (desk, path) = await TakenAsync(handset);
        using var _ = desk;
        await desk.PostAsync(path + "/reply", ("text", "窗口早九点开门。"));

        await RunningConsole.UntilAsync(() => Task.FromResult(Sent(handset, "窗口早九点开门。") is not null));
        await handset.ReportAsync(Sent(handset, "窗口早九点开门。")!.Sid, "delivered", null, Cancel);

        await RunningConsole.UntilAsync(async () => (await desk.GetAsync(path)).Html.Contains("已送达", StringComparison.Ordinal));
        await desk.PostAsync(path + "/finish", ("result", "Answered"));
    }

    [Fact]
    public async Task Sms_NotDelivered_SaysWhy_InWordsAndWithTheVendorsCode()
    {
        var handset = centre.NewHandset();
        var (desk, path) = await TakenAsync(handset);
        using var _ = desk;
        await desk.PostAsync(path + "/reply", ("text", "请带身份证。"));
        await RunningConsole.UntilAsync(() => Task.FromResult(Sent(handset, "请带身份证。") is not null));

        await handset.ReportAsync(Sent(handset, "请带身份证。")!.Sid, "undelivered", "30003", Cancel);

        await RunningConsole.UntilAsync(async () => (await desk.GetAsync(path)).Html.Contains("没有送达：手机关机或不在服务区", StringComparison.Ordinal));
        (await desk.GetAsync(path)).Html.ShouldContain("title=\"30003\"");
        await desk.PostAsync(path + "/finish", ("result", "Answered"));
    }

    [Fact]
    public async Task Sms_ThatTheVendorRefuses_SaysWhy()
    {
        var handset = centre.NewHandset();
        var (desk, path) = await TakenAsync(handset);
        using var _ = desk;
        await RunningConsole.UntilAsync(() => Task.FromResult(centre.Twilio.Sent.Any(s => s.To == handset.Number)));
        centre.Twilio.StatusOf = _ => 400;
        try
        {
            await desk.PostAsync(path + "/reply", ("text", "这一条会被拒绝。"));

            await RunningConsole.UntilAsync(async () => (await desk.GetAsync(path)).Html.Contains("没有送达：对方已退订", StringComparison.Ordinal));
        }
        finally
        {
            centre.Twilio.StatusOf = _ => 201;
        }

        await desk.PostAsync(path + "/finish", ("result", "Answered"));
    }

    private SentSms? Sent(SmsHandset handset, string text) => centre.Twilio.Sent.FirstOrDefault(s => s.To == handset.Number && s.Body.Contains(text, StringComparison.Ordinal));

    private async Task<(Visitor Desk, string Path)> TakenAsync(SmsHandset handset)
    {
        var path = await Residents.AskForAPersonAsync(handset);
        var desk = await Visitor.SignedInAsync(centre.Address, await centre.NewOperatorAsync());
        await desk.GetAsync(path);
        await desk.PostAsync(path + "/claim");
        await desk.GetAsync(path);
        return (desk, path);
    }
}
