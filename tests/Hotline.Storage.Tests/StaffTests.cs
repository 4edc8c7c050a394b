using Hotline.Bot.Staff;
using Hotline.TestKit;

namespace Hotline.Storage.Tests;

public sealed class StaffTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_NameIsTaken_StoresNothing()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var accounts = fixture.Get<IStaffAccounts>();
        (await accounts.SaveAsync(Account("1", "LI"), Cancel)).ShouldBeTrue();
        var other = Account("2", "WANG");
        (await accounts.SaveAsync(other, Cancel)).ShouldBeTrue();

        (await accounts.SaveAsync(Account("3", "LI"), Cancel)).ShouldBeFalse();
        other.NormalizedUserName = "LI";
        (await accounts.SaveAsync(other, Cancel)).ShouldBeFalse();

        (await accounts.ListAsync(Cancel)).Select(a => a.Id).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Save_OnAnOlderVersion_StoresNothing()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var accounts = fixture.Get<IStaffAccounts>();
        await accounts.SaveAsync(Account("1", "LI"), Cancel);
        var (one, two) = ((await accounts.FindAsync("1", Cancel))!, (await accounts.FindByNameAsync("LI", Cancel))!);
        one.IsClosed = true;
        (await accounts.SaveAsync(one, Cancel)).ShouldBeTrue();

        (await accounts.SaveAsync(two, Cancel)).ShouldBeFalse();

        (await accounts.FindAsync("1", Cancel))!.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task Audit_IsReadNewestFirst_ByWhoWhatAndOnWhat()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var audit = fixture.Get<IAuditLog>();
        foreach (var n in Enumerable.Range(1, 5))
            await audit.AppendAsync(new(fixture.Time.GetUtcNow(), n % 2 == 0 ? "even" : "odd", n < 4 ? "contact.revealed" : "session.begun", $"s{n}"), Cancel);

        (await audit.ReadAsync(new(), Cancel)).Select(e => e.Subject).ShouldBe(["s5", "s4", "s3", "s2", "s1"]);
        (await audit.ReadAsync(new(AccountId: "odd", Action: "contact"), Cancel)).Select(e => e.Subject).ShouldBe(["s3", "s1"]);
        (await audit.ReadAsync(new(Subject: "s4"), Cancel)).ShouldHaveSingleItem();
    }

    private static StaffAccount Account(string id, string name)
        => new() { Id = id, UserName = name, NormalizedUserName = name, DisplayName = name, Role = StaffRole.Operator };
}
