using System.Text.Json;
using Hotline.Bot.Searching;
using Hotline.Channels;
using Hotline.TestKit;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Tests;

/// <summary>Tickets and transcripts in a real search server: found as they are committed, by those who may see them, and by nothing that names a resident.</summary>
public sealed class SearchProjectionTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ticket_WhenItIsCommitted_IsFoundWithItsWordsMarked()
    {
        await using var scenario = await StartAsync();
        var ticket = await scenario.OpenAsync("小区门口的路灯坏了三天，晚上看不见路");
        await scenario.OpenAsync("楼下饭馆半夜还在放音乐");

        await scenario.UntilFoundAsync("路灯坏了");

        var hit = (await scenario.FindAsync("路灯坏了")).Hits.Single();
        hit.Ticket.ShouldBe(ticket.Number.Value);
        (hit.Status, hit.Department).ShouldBe((ticket.Status.ToString(), "city-management"));
        string.Concat(hit.Snippets[0].Runs.Where(r => r.IsFound).Select(r => r.Text)).ShouldBe("路灯坏了");
    }

    [Fact]
    public async Task Ticket_Changed_IsFoundAsItIsNow()
    {
        await using var scenario = await StartAsync();
        var ticket = await scenario.OpenAsync("井盖松动");
        await scenario.UntilFoundAsync("井盖松动");

        await scenario.Fixture.Store.CommitAsync(
            new() { At = scenario.Fixture.Time.GetUtcNow(), Tickets = [new(ticket with { Version = ticket.Version + 1, Answer = "已经更换新的井圈" }, [], ticket.Version)] }, Stop);

        await scenario.UntilFoundAsync("更换新的井圈");
    }

    [Fact]
    public async Task Message_OfAResident_LeadsToItsConversation()
    {
        await using var scenario = await StartAsync();
        scenario.Answer("请问在哪里？");
        await scenario.Fixture.Inbox.AcceptAsync(TestChannels.Text("垃圾桶满了没人收", "SM1"), Stop);

        await scenario.UntilFoundAsync("垃圾桶", RecordKind.Talk);

        var hit = (await scenario.FindAsync("垃圾桶", RecordKind.Talk)).Hits.Single();
        hit.Conversation.ShouldBe(new ConversationKey(ChannelIds.Sms, "+8613800138000"));
        hit.Speaker.ShouldBe(Speaker.Resident);
    }

    [Fact]
    public async Task Scope_OfADepartment_LeavesOutTheOthersTickets()
    {
        await using var scenario = await StartAsync();
        var own = await scenario.OpenAsync("共享单车堆满人行道", "city-management");
        await scenario.OpenAsync("共享单车堵住消防通道", "urban-enforcement");
        await scenario.UntilAsync(async () => await scenario.FindAsync("共享单车") is { Source: RecordSource.Server, Hits.Count: 2 });

        var found = await scenario.FindAsync("共享单车", scope: new("city-management", true, false));

        found.Hits.Single().Ticket.ShouldBe(own.Number.Value);
        found.Total.ShouldBe(1);
        (await scenario.FindAsync("共享单车", RecordKind.Talk, new("city-management", true, false))).Hits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Index_HoldsNothingThatNamesAResident()
    {
        await using var scenario = await StartAsync();
        await scenario.OpenAsync("我叫欧阳明月，电话13912345678，举报隔壁工地夜里施工", phone: "+8613912345678", name: "欧阳明月", kind: TicketKind.Report);
        scenario.Answer("好的");
        await scenario.Fixture.Inbox.AcceptAsync(TestChannels.Text("夜里施工，我的电话是13912345678", "SM1", "+8613912345678"), Stop);
        await scenario.UntilFoundAsync("夜里施工");
        await scenario.UntilFoundAsync("夜里施工", RecordKind.Talk);

        using var all = await scenario.Client.SendAsync(HttpMethod.Get, scenario.Prefix + "-*/_search?size=100", null, isRepeatable: true, Stop);

        var stored = Decoded(all.RootElement);
        stored.ShouldNotContain("13912345678");
        stored.ShouldNotContain("欧阳");
        (await scenario.FindAsync("13912345678")).Hits.ShouldBeEmpty();
        (await scenario.FindAsync("欧阳明月")).Hits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Filters_OfStatusAreaAndTime_AreAppliedTogether()
    {
        await using var scenario = await StartAsync();
        var ticket = await scenario.OpenAsync("树枝压线");
        await scenario.UntilFoundAsync("树枝");
        var query = new RecordQuery { Text = "树枝", Kind = RecordKind.Ticket, Scope = SearchScenario.Everything, Status = ticket.Status.ToString(), From = ticket.OpenedAt, Until = ticket.OpenedAt.AddHours(1) };

        (await scenario.Search.SearchAsync(query, Stop)).Hits.Count.ShouldBe(1);
        (await scenario.Search.SearchAsync(query with { Until = ticket.OpenedAt }, Stop)).Hits.ShouldBeEmpty();
        (await scenario.Search.SearchAsync(query with { Status = nameof(TicketStatus.Closed) }, Stop)).Hits.ShouldBeEmpty();
        (await scenario.Search.SearchAsync(query with { Area = "110105" }, Stop)).Hits.ShouldBeEmpty();
        (await scenario.Search.SearchAsync(query with { Department = "urban-enforcement" }, Stop)).Hits.ShouldBeEmpty();
    }

    private static async Task<SearchScenario> StartAsync()
    {
        Assert.SkipUnless(ElasticsearchServer.IsThere, ElasticsearchServer.Missing);
        return await SearchScenario.StartAsync(await ElasticsearchServer.SharedAsync());
    }

    private static string Decoded(JsonElement element) => JsonSerializer.Serialize(element, Plain);
}
