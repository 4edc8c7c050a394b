using Hotline.TestKit;
using Hotline.TestKit.Plans;

namespace Hotline.Storage.Tests;

/// <summary>What the service does all day does not become slower with the years. <c>-- plans</c> of the benchmarks shows the same at ten million messages.</summary>
public sealed class PlanTests
{
    private const long Messages = 200_000;

    [Fact]
    public async Task HotPaths_AmongTheMessagesOfAYear_LookAtNoMoreThanTheyNeed()
    {
        Assert.SkipWhen(Database.Server is null, "PostgreSQL is not installed.");
        var directory = Directory.CreateTempSubdirectory("hotline-plans-").FullName;
        await FillAsync(directory);
        await using (var service = await StorageFixture.StartAsync(directory))
        {
            await FilledCity.PassYearsAsync(service);
            var database = Database.ConnectionString(service);
            var large = await LargeTables.OfAsync(database);
            var paths = new HotPaths(service, Messages);

            var plans = await HotPaths.ExplainAsync(paths.All, new PlanLog(Database.Server!));

            plans.Select(p => p.Path).Distinct().ShouldBe(paths.All.Select(p => p.Name), ignoreOrder: true);
            foreach (var table in (string[])["inbox", "activity", "conversation"])
                plans.Where(p => p.Path == "a turn").Select(p => p.Plan.Sql).ShouldContain(sql => sql.StartsWith($"INSERT INTO {table} ", StringComparison.Ordinal));
            plans.SelectMany(p => large.ScannedBy(p.Plan).Select(s => $"{p.Path}: {s}: {p.Plan.Sql}")).ShouldBeEmpty();
            plans.SelectMany(p => p.Plan.Steps.Where(s => s.Rows > HotPaths.MostRows).Select(s => $"{p.Path}: {s}: {p.Plan.Sql}")).ShouldBeEmpty();
        }

        Directory.Delete(directory, recursive: true);
    }

    private static async Task FillAsync(string directory)
    {
        await using var service = await StorageFixture.StartAsync(directory);
        await FilledCity.PassYearsAsync(service);
        await service.Inbox.AcceptAsync(TestChannels.Text("你好", "SM0"), TestContext.Current.CancellationToken);
        var ticket = await FilledCity.OpenTicketAsync(service);
        await FilledCity.FillAsync(Database.ConnectionString(service), Messages, service.Time.GetUtcNow(), ticket);
        await PlanLog.BeginAsync(Database.ConnectionString(service));
    }
}
