using System.Buffers.Text;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Hotline.Console.Tests.Browser;

/// <summary>The four pictures of the README, of a desk on an ordinary morning. Taken only where pictures are wanted.</summary>
public sealed class PictureTests(CallCentre centre, Chromium chromium) : ConsoleBrowser(centre, chromium), IClassFixture<CallCentre>
{
    /// <summary>Smaller than on a screen, so that four of them are soon there.</summary>
    private const float Scale = 0.625f;

    private static readonly ViewportSize Screen = new() { Width = 1360, Height = 850 };

    private static readonly string[] Asked =
    [
        "居住证到期了怎么续签", "小区里有人装修，中午也不停，吵得孩子没法睡", "我妈的老年卡丢了，怎么补", "楼下的饭馆油烟直接往居民楼里排",
        "从昨天晚上开始我们这一片就没有暖气", "门口的共享单车堆得人都走不过去", "医保断缴了两个月还能不能报销", "想给父亲申请居家养老服务",
    ];

    private static readonly (string Matter, string Category)[] Tickets =
    [
        ("花家地北里三号楼前的路灯不亮，老人晚上出门看不见路", Residents.StreetLamp), ("阜通东大街路口的路灯白天也亮着，已经一个星期", Residents.StreetLamp),
        ("望京西园三区门口的路灯杆歪了，怕砸到人", Residents.StreetLamp), ("南湖中园的路灯一闪一闪，晃眼", Residents.StreetLamp),
        ("利泽中街北侧一整排路灯都不亮", Residents.StreetLamp), ("小区西门外的路灯被树枝挡住了，地上一片黑", Residents.StreetLamp),
    ];

    [Fact]
    public async Task Pictures_OfTheReadme()
    {
        Assert.SkipWhen(PictureFolder is null, $"no pictures are wanted: {PictureVariable} is not set");
        foreach (var (matter, category) in Tickets)
            await Residents.OpenTicketAsync(centre, centre.NewHandset(), matter, category);
        using var clerk = await Visitor.SignedInAsync(centre.Address, "clerk");
        var talk = await TalkAsync();
        foreach (var asked in Asked)
            await Residents.AskForAPersonAsync(centre.NewHandset(), asked);
        await CallAsync();

        await TakeAsync("operator", talk, "readme-desk", Screen, Scale);
        await TakeAsync("clerk", "/console/tickets", "readme-inbox", Telephone, 1);
        await TakeAsync("supervisor", "/console/board", "readme-board", Screen, Scale);
        await TakeAsync("editor", "/console/knowledge/edit/article/elderly-card", "readme-knowledge", Screen, Scale);
    }

    /// <summary>A web chat in which the operator has answered, and its resident has written again.</summary>
    private async Task<string> TalkAsync()
    {
        using var client = new HttpClient { BaseAddress = centre.Address };
        var entered = await PostAsync(client, "/chat/token", new { startOver = true });
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)entered["token"]!);
        var id = (string)entered["conversationId"]!;
        await PostAsync(client, "/v3/directline/conversations", new { locale = "zh-CN" });
        await SayAsync("老年卡怎么办");
        await SayAsync("我妈是外地户口，能办吗");
        await SayAsync("人工");
        var path = "/console/desk/directline/" + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(id));
        using var desk = await Visitor.SignedInAsync(centre.Address, "operator");
        await desk.GetAsync(path);
        await desk.PostAsync(path + "/claim");
        await desk.PostAsync(path + "/note", ("text", "上周也问过一次，当时说材料不全"));
        await desk.PostAsync(path + "/reply", ("text", "您好，满 65 周岁、有居住证，外地户口也能办。"));
        await SayAsync("那要带什么材料？我可以替她去吗");
        return path;

        Task SayAsync(string text) => PostAsync(client, $"/v3/directline/conversations/{id}/activities", new { type = "message", text, from = new { id = "dl_x", name = "王秀兰" } });
    }

    private async Task CallAsync()
    {
        var phone = centre.NewTelephone();
        await phone.CallAsync(TestContext.Current.CancellationToken);
        await phone.SayAsync("我家楼道有股糊味", TestContext.Current.CancellationToken);
        await phone.SayAsync("人工", TestContext.Current.CancellationToken);
    }

    private async Task TakeAsync(string userName, string path, string name, ViewportSize size, float scale)
    {
        var page = await OpenAsync(userName, path, size: size, scale: scale);
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.ScreenshotAsync(new() { Path = Path.Combine(PictureFolder!, name + ".png") });
        Complaints.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    private static async Task<JsonNode> PostAsync(HttpClient client, string path, object body)
    {
        using var response = await client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
