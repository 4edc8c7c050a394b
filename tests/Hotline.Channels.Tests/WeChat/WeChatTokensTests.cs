using Hotline.Channels.WeChat;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Channels.Tests.WeChat;

public sealed class WeChatTokensTests : IDisposable
{
    // Ten minutes before midnight in China.
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 20, 15, 50, 0, TimeSpan.Zero));
    private readonly FakeWeChatApi api = new();
    private readonly WeChatTokens tokens;

    public WeChatTokensTests() => tokens = new(new WeChatClient(api, clock), WeChatAccount.Options, clock);

    public void Dispose()
    {
        tokens.Dispose();
        api.Dispose();
    }

    [Fact]
    public async Task Get_First_AsksAsTheCallIsDocumented()
    {
        api.Token("T1");

        (await GetAsync()).ShouldBe("T1");

        var (address, body, length) = api.Requests.Single();
        address.ShouldBe("/cgi-bin/stable_token");
        body.ShouldBe($$"""{"appid":"{{WeChatAccount.AppId}}","secret":"{{WeChatAccount.AppSecret}}","force_refresh":false,"grant_type":"client_credential"}""");
        length.ShouldBe(body.Length);
    }

    [Fact]
    public async Task Get_Again_KeptUntilFiveMinutesBeforeItsEnd()
    {
        api.Token("T1").Token("T2");

        (await GetAsync()).ShouldBe("T1");
        clock.Advance(TimeSpan.FromSeconds(7200 - 301));
        (await GetAsync()).ShouldBe("T1");
        clock.Advance(TimeSpan.FromSeconds(1));
        (await GetAsync()).ShouldBe("T2");
    }

    [Fact]
    public async Task Get_TokenNearItsEnd_NotAskedForWithEveryMessage()
    {
        api.Token("T1", expiresIn: 200).Token("T2");

        (await GetAsync()).ShouldBe("T1");
        (await GetAsync()).ShouldBe("T1");
        clock.Advance(TimeSpan.FromSeconds(100));
        (await GetAsync()).ShouldBe("T2");
    }

    [Fact]
    public async Task Get_ManyAtOnce_OneCall()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        api.OnToken(_ => answer.Task);

        var all = Enumerable.Range(0, 20).Select(_ => GetAsync()).ToArray();
        answer.SetResult(FakeWeChatApi.Json("""{"access_token":"T1","expires_in":7200}"""));

        (await Task.WhenAll(all)).ShouldAllBe(t => t == "T1");
        api.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Get_AfterAFailure_AsksAgain()
    {
        api.OnToken("""{"errcode":-1,"errmsg":"system error"}""").Token("T1");

        (await GetAsync()).ShouldBeNull();
        (await GetAsync()).ShouldBe("T1");
    }

    [Fact]
    public async Task Replace_ManyWithTheSameRefusedToken_OneRenewal()
    {
        api.Token("T1").Token("T2");
        await GetAsync();

        var all = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ReplaceAsync("T1")));

        all.ShouldAllBe(t => t.Value == "T2");
        api.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Replace_ForcedAMomentAgo_NotForcedAgainWithinThirtySeconds()
    {
        api.Token("T1").Token("T1").Token("T2").Token("T2").Token("T2").Token("T3");
        await GetAsync();
        (await ReplaceAsync("T1")).Value.ShouldBe("T2");

        clock.Advance(TimeSpan.FromSeconds(10));
        var tooSoon = await ReplaceAsync("T2");
        clock.Advance(TimeSpan.FromSeconds(20));
        var later = await ReplaceAsync("T2");

        tooSoon.Value.ShouldBeNull();
        tooSoon.RetryAfter.ShouldBe(TimeSpan.FromSeconds(20));
        later.Value.ShouldBe("T3");
        Forced.ShouldBe(2);
    }

    [Fact]
    public async Task Replace_TwentyTimesForced_WaitsForTheNextDayInChina()
    {
        api.Token("T");
        await GetAsync();
        for (var i = 0; i < 20; i++)
        {
            api.Token("T").Token("T");
            (await ReplaceAsync("T")).Value.ShouldBe("T");
            clock.Advance(TimeSpan.FromSeconds(30));
        }

        // 20 x 30 s later it is midnight in China: the count begins anew.
        api.Token("T").Token("T");
        (await ReplaceAsync("T")).Value.ShouldBe("T");
        for (var i = 0; i < 19; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            api.Token("T").Token("T");
            await ReplaceAsync("T");
        }

        clock.Advance(TimeSpan.FromSeconds(30));
        api.Token("T");
        var spent = await ReplaceAsync("T");

        spent.Value.ShouldBeNull();
        spent.RetryAfter.ShouldBe(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(10));
        Forced.ShouldBe(40);
    }

    private int Forced => api.TokenRequests.Count(r => r.Contains("\"force_refresh\":true", StringComparison.Ordinal));

    private async Task<string?> GetAsync() => (await tokens.GetAsync(TestContext.Current.CancellationToken)).Value;

    private Task<WeChatToken> ReplaceAsync(string refused) => tokens.ReplaceAsync(refused, TestContext.Current.CancellationToken);
}
