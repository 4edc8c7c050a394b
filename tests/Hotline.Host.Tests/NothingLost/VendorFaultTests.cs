using System.Net.Http.Json;
using Hotline.TestKit;

namespace Hotline.Host.Tests.NothingLost;

/// <summary>The vendor's API is overloaded, broken or away: what has to be pushed is delayed, and arrives once.</summary>
public sealed class VendorFaultTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Push_VendorOverloadedAndBroken_ArrivesOnceWhenItRecovers()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-vendor-").FullName;
        await using var vendor = await TwilioApi.StartAsync();
        vendor.StatusOf = n => n switch { 1 => 429, 2 => 503, _ => 201 };
        await using (var service = await HostProcess.StartAsync(directory, Settings(vendor)))
        {
            await AnswerATicketAsync(service);
            await UntilAsync(() => vendor.Sent.Count > 0);
        }

        vendor.Sent.Single().Body.ShouldContain("路灯已经修好了");
        vendor.Requests.ShouldBe(3);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Push_VendorAwayWhileTheServiceIsKilled_ArrivesAfterTheRestart()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-vendor-").FullName;
        await using var vendor = await TwilioApi.StartAsync();
        vendor.StatusOf = _ => 503;
        await using (var service = await HostProcess.StartAsync(directory, Settings(vendor)))
        {
            await AnswerATicketAsync(service);
            await UntilAsync(() => vendor.Requests > 0);
            await service.KillAsync();
        }

        vendor.StatusOf = _ => 201;
        await using (await HostProcess.StartAsync(directory, Settings(vendor)))
            await UntilAsync(() => vendor.Sent.Count > 0);

        vendor.Sent.Single().Body.ShouldContain("路灯已经修好了");
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Picture_VendorBrokenWhenItCame_IsCopiedOnceItRecovers()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-vendor-").FullName;
        await using var vendor = await TwilioApi.StartAsync();
        vendor.StatusOf = n => n < 3 ? 503 : 201;
        await using (var service = await HostProcess.StartAsync(directory, Settings(vendor)))
        {
            var handset = new SmsHandset(service.Client, "+8613800000007");
            await handset.SendAsync("路灯坏了", new Uri(vendor.Address + "/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME0"), Stop);
            await handset.SendAsync("朝阳区望京街道花家地北里", cancellationToken: Stop);
            var number = NumberIn(string.Concat(await handset.SendAsync("对", cancellationToken: Stop)));
            using var asked = new HttpRequestMessage(HttpMethod.Get, $"/api/tickets/{number}");
            asked.Headers.Add("X-Api-Key", "dev-city-management");
            using var answered = await service.Client.SendAsync(asked, Stop);
            var path = System.Text.RegularExpressions.Regex.Match(await answered.Content.ReadAsStringAsync(Stop), "/files/[0-9a-f]{36}").Value;
            path.ShouldNotBeEmpty();
            await UntilAsync(async () => (await service.Client.GetAsync(new Uri(path, UriKind.Relative), Stop)).IsSuccessStatusCode);
            (await service.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative), Stop)).ShouldBe(TwilioApi.Picture);
        }

        vendor.Requests.ShouldBe(3);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Deliver_TheSameMessageAtTheSameInstant_IsOneTurn()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-vendor-").FullName;
        await using (var service = await HostProcess.StartAsync(directory))
        {
            var handset = new SmsHandset(service.Client, "+8613800000009");
            for (var i = 0; i < 20; i++)
            {
                var sid = SmsHandset.NewSid();
                var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => handset.SendAsync($"老年卡怎么办{i}", sid, Stop)));
                replies.Select(r => string.Concat(r)).Distinct().Count().ShouldBe(1);
            }
        }

        var state = CommittedState.Read(directory);
        state.Turns.Count.ShouldBe(20);
        state.Turns.ShouldAllBe(t => t.Replies.Count == 1);
        Directory.Delete(directory, recursive: true);
    }

    private static Dictionary<string, string> Settings(TwilioApi vendor) => new()
    {
        ["Channels:Twilio:ApiBaseUrl"] = vendor.Address,
        ["Api:DepartmentKeys:city-management"] = "dev-city-management",
    };

    private static async Task AnswerATicketAsync(HostProcess service)
    {
        var handset = new SmsHandset(service.Client, "+8613800000008");
        await handset.SendAsync("朝阳区望京街道花家地北里门口的路灯坏了三天了", cancellationToken: Stop);
        var opened = string.Concat(await handset.SendAsync("对", cancellationToken: Stop));
        var number = NumberIn(opened);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tickets/{number}/answer")
        {
            Content = JsonContent.Create(new { text = "路灯已经修好了，今晚会亮，谢谢您的提醒。", contact = new { way = "电话", result = "居民知道了" } }),
        };
        request.Headers.Add("X-Api-Key", "dev-city-management");
        request.Headers.Add("If-Match", "*");
        using var response = await service.Client.SendAsync(request, Stop);
        response.EnsureSuccessStatusCode();
    }

    private static string NumberIn(string opened) => string.Concat(opened.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));

    private static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await condition())
            await Task.Delay(100, limit.Token);
    }
}
