namespace Hotline.Host.Tests.Api;

/// <summary>A department works its tickets over HTTP.</summary>
public sealed class TicketApiTests(RunningHost host)
{
    private static readonly string[] Helpers = ["urban-enforcement"];
    private readonly DepartmentClient client = new(host);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("dev-wrong-department-key")]
    [InlineData("dev-open311-client")]
    public async Task Tickets_WithoutADepartmentsKey_AreClosed(string key)
        => (await new DepartmentClient(host, key).GetAsync("/api/tickets")).ShouldBeProblem(401, "NoKey");

    [Fact]
    public async Task Department_WorksATicket_FromSignInToTheAnswerThatReachesTheResident()
    {
        var (number, handset) = await client.OpenTicketBySmsAsync();

        var listed = await client.GetAsync("/api/tickets?status=Dispatched&limit=200");
        listed.Json.GetProperty("tickets").EnumerateArray().Select(t => t.GetProperty("number").GetString()).ShouldContain(number);
        (await client.DoAsync(number, "sign-in")).Status.ShouldBe(200);
        (await client.DoAsync(number, "contacts", new { way = "电话", result = "已联系，约好明天上门" })).Status.ShouldBe(200);
        var answered = await client.DoAsync(number, "answer", new { text = "路灯的电缆已经换好，今晚恢复照明。" });

        answered.Json.GetProperty("status").GetString().ShouldBe("Resolved");
        var detail = (await client.GetAsync($"/api/tickets/{number}")).Json;
        detail.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("event").GetString()).Where(e => e != "ticket.clockMet")
            .ShouldBe(["ticket.opened", "ticket.dispatched", "ticket.signedFor", "ticket.residentContacted", "ticket.resolved"]);
        (await handset.SendAsync("查一下我的单子", cancellationToken: Stop)).Single().ShouldContain("路灯的电缆已经换好");
    }

    [Fact]
    public async Task AnotherDepartment_DoesNotSeeTheTicket()
    {
        var number = await client.OpenTicketAsync();
        var other = new DepartmentClient(host, DepartmentClient.UrbanEnforcement);

        (await other.GetAsync($"/api/tickets/{number}")).ShouldBeProblem(404, "NoSuchTicket");
        (await other.GetAsync($"/api/tickets/{number}/files")).ShouldBeProblem(404, "NoSuchTicket");
        (await other.DoAsync(number, "sign-in")).ShouldBeProblem(404, "NoSuchTicket");
        (await other.DoAsync(number, "notes", new { text = "我也想看" }, ifMatch: null)).ShouldBeProblem(404, "NoSuchTicket");
        (await client.GetAsync("/api/tickets/99999999999999999999")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task SummonedDepartment_HasTheTicketInItsInbox_ByItsOwnClockUntilItReports()
    {
        var number = await client.OpenTicketAsync();
        var other = new DepartmentClient(host, DepartmentClient.UrbanEnforcement);
        await client.DoAsync(number, "summons", new { departments = Helpers, task = "清理占道的杂物" });

        var entry = (await other.GetAsync("/api/tickets?part=helps&limit=200")).Json.GetProperty("tickets").EnumerateArray().Single(t => t.GetProperty("number").GetString() == number);
        entry.GetProperty("part").GetString().ShouldBe("Helps");
        entry.GetProperty("task").GetString().ShouldBe("清理占道的杂物");
        var clock = entry.GetProperty("clocks").EnumerateArray().Single(c => c.GetProperty("kind").GetString() == "Summons");
        entry.GetProperty("ownDeadlineAt").GetDateTimeOffset().ShouldBe(clock.GetProperty("deadlineAt").GetDateTimeOffset());
        (await InboxAsync(other, "")).ShouldContain(number);
        (await InboxAsync(other, "&part=leads")).ShouldNotContain(number);
        (await InboxAsync(client, "&part=helps")).ShouldNotContain(number);
        (await other.GetAsync("/api/tickets?part=everybodys")).ShouldBeProblem(400, "BadValue");
        (await other.DoAsync(number, "answer", new { text = "我们替你们答复了，问题已经处理好。" })).ShouldBeProblem(409, "NotAllowedToThisActor");

        (await other.DoAsync(number, "help-reports", new { text = "杂物已经清走" })).Status.ShouldBe(200);
        (await InboxAsync(other, "")).ShouldNotContain(number);
    }

    private static async Task<IReadOnlyList<string?>> InboxAsync(DepartmentClient department, string filter)
        => [.. (await department.GetAsync("/api/tickets?limit=200" + filter)).Json.GetProperty("tickets").EnumerateArray().Select(t => t.GetProperty("number").GetString())];

    [Fact]
    public async Task Command_WithAnOldETag_ChangesNothingAndTellsTheNewVersion()
    {
        var number = await client.OpenTicketAsync();
        var etag = (await client.GetAsync($"/api/tickets/{number}")).ETag;
        var signed = await client.DoAsync(number, "sign-in", ifMatch: etag);

        var late = await client.DoAsync(number, "notes", new { text = "迟到的备注" }, ifMatch: etag);

        late.ShouldBeProblem(412, "Stale");
        late.ETag.ShouldBe(signed.ETag);
        (await client.GetAsync($"/api/tickets/{number}")).ETag.ShouldBe(signed.ETag);
    }

    [Fact]
    public async Task Command_WithoutAPrecondition_IsAskedForOne()
    {
        var number = await client.OpenTicketAsync();
        (await client.DoAsync(number, "sign-in", ifMatch: null)).ShouldBeProblem(428, "NoPrecondition");
    }

    [Theory]
    [InlineData("2")]
    [InlineData("\"two\"")]
    [InlineData("W/\"2\"")]
    [InlineData("\"1\", \"2\"")]
    public async Task Command_WithATagThatIsNone_SaysSo(string ifMatch)
    {
        var number = await client.OpenTicketAsync();
        (await client.DoAsync(number, "sign-in", ifMatch: ifMatch)).ShouldBeProblem(400, "BadValue");
    }

    [Fact]
    public async Task Command_SentTwiceUnderOneKey_IsDoneOnce()
    {
        var number = await client.OpenTicketAsync();
        var etag = (await client.GetAsync($"/api/tickets/{number}")).ETag;

        var first = await client.DoAsync(number, "notes", new { text = "明天去现场" }, etag, "note-1");
        var second = await client.DoAsync(number, "notes", new { text = "明天去现场" }, etag, "note-1");

        first.Status.ShouldBe(200);
        second.Status.ShouldBe(200);
        second.ETag.ShouldBe(first.ETag);
        (await client.DoAsync(number, "sign-in", idempotencyKey: "note-1")).ShouldBeProblem(422, "KeyReused");
        (await client.DoAsync(number, "sign-in", idempotencyKey: new string('k', 65))).ShouldBeProblem(400, "BadValue");
    }

    [Fact]
    public async Task Command_ThatTheStatusForbids_IsAConflictInTheCallersLanguage()
    {
        var number = await client.OpenTicketAsync();
        await client.DoAsync(number, "sign-in");

        var refused = await client.DoAsync(number, "sign-in", language: "en");

        refused.ShouldBeProblem(409, "NotInThisStatus");
        refused.Json.GetProperty("detail").GetString()!.ShouldStartWith("Ticket");
    }

    [Fact]
    public async Task Answer_ThatSaysNothing_IsPointedOut()
    {
        var number = await client.OpenTicketAsync();
        (await client.DoAsync(number, "answer", new { text = "已收悉", contact = new { way = "电话", result = "已告知居民" } })).ShouldBeProblem(409, "AnswerIsHollow");
    }

    [Fact]
    public async Task Extension_AskedForInTime_WaitsForASupervisor()
    {
        var number = await client.OpenTicketAsync();

        var asked = await client.DoAsync(number, "extension", new { days = 3, reason = "需要采购电缆，预计三天到货" });

        asked.Json.GetProperty("status").GetString().ShouldBe("ExtensionRequested");
        asked.Json.GetProperty("pendingExtension").GetProperty("days").GetInt32().ShouldBe(3);
        (await client.DoAsync(number, "extension", new { days = 3, reason = "再来一次" })).ShouldBeProblem(409, "RequestPending");
    }

    [Theory]
    [InlineData("return")]
    [InlineData("transfer")]
    public async Task Return_WithReasonAndGround_WaitsForASupervisor(string command)
    {
        var number = await client.OpenTicketAsync();
        object body = command == "return"
            ? new { reason = "该路段路灯由城管执法局管理", ground = "职责清单第12条", suggested = "urban-enforcement" }
            : new { reason = "该路段路灯由城管执法局管理", ground = "职责清单第12条", department = "urban-enforcement" };

        var asked = await client.DoAsync(number, command, body);

        asked.Json.GetProperty("status").GetString().ShouldBe("ReturnRequested");
        asked.Json.GetProperty("pendingReturn").GetProperty("suggested").GetString().ShouldBe("urban-enforcement");
    }

    [Fact]
    public async Task Summoned_Department_SeesTheTicketAndReports()
    {
        var number = await client.OpenTicketAsync();
        await client.DoAsync(number, "sign-in");
        var helper = new DepartmentClient(host, DepartmentClient.UrbanEnforcement);

        (await client.DoAsync(number, "summons", new { departments = Helpers, task = "请清理占压灯杆的摊位" })).Status.ShouldBe(200);

        (await helper.GetAsync($"/api/tickets/{number}")).Status.ShouldBe(200);
        (await helper.DoAsync(number, "sign-in")).ShouldBeProblem(409, "NotAllowedToThisActor");
        (await helper.DoAsync(number, "help-reports", new { text = "摊位已经清理，灯杆周围可以施工。" })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Ticket_OfAProtectedReporter_ShowsAReferenceAlone()
    {
        var number = await client.OpenTicketAsync("我要举报，请给我保密，有人偷电");

        var detail = await client.GetAsync($"/api/tickets/{number}");

        detail.Json.GetProperty("ticket").GetProperty("resident").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        detail.Json.GetProperty("ticket").GetProperty("residentReference").GetString().ShouldBe("R-" + number);
        detail.Json.ToString().ShouldNotContain("development/");
    }

    [Fact]
    public async Task Ticket_ThatTheCallerHasAlready_IsNotSentAgain()
    {
        var number = await client.OpenTicketAsync();
        var etag = (await client.GetAsync($"/api/tickets/{number}")).ETag;

        (await client.GetAsync($"/api/tickets/{number}", etag)).Status.ShouldBe(304);
        await client.DoAsync(number, "sign-in");
        (await client.GetAsync($"/api/tickets/{number}", etag)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task List_ByPages_GivesEachTicketOnce()
    {
        var opened = new[] { await client.OpenTicketAsync(), await client.OpenTicketAsync(), await client.OpenTicketAsync() };

        var seen = new List<string>();
        string? next = null;
        do
        {
            var page = (await client.GetAsync($"/api/tickets?limit=2&category=cityscape.streetlight&openedFrom=2026-01-01T00:00:00Z&after={next}")).Json;
            seen.AddRange(page.GetProperty("tickets").EnumerateArray().Select(t => t.GetProperty("number").GetString()!));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);

        seen.ShouldBeUnique();
        opened.ShouldBeSubsetOf(seen);
    }

    [Theory]
    [InlineData("dueBefore=2020-01-01T00:00:00Z")]
    [InlineData("openedUntil=2020-01-01T00:00:00Z")]
    [InlineData("category=utilities.gas-leak")]
    public async Task List_ByAFilterThatNothingFits_IsEmpty(string filter)
    {
        await client.OpenTicketAsync();
        (await client.GetAsync("/api/tickets?" + filter)).Json.GetProperty("tickets").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("status=Nonsense")]
    [InlineData("status=1")]
    [InlineData("limit=0")]
    [InlineData("limit=9999")]
    [InlineData("category=no.such")]
    public async Task List_WithABadValue_SaysWhatIsAllowed(string query)
        => (await client.GetAsync("/api/tickets?" + query)).ShouldBeProblem(400, "BadValue");

    [Theory]
    [InlineData("limit=many")]
    [InlineData("openedFrom=yesterday")]
    public async Task List_WithAValueOfTheWrongType_IsABadRequest(string query) => (await client.GetAsync("/api/tickets?" + query)).Status.ShouldBe(400);
}
