using System.Diagnostics;
using System.Globalization;
using Hotline.Bot.Claims;
using Hotline.Bot.Tickets;
using Hotline.Host.Workers;
using Hotline.TestKit;
using Hotline.Ticketing.Reporting;
using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Hotline.Benchmarks.City;

/// <summary>
/// The store at the size of a city: 10,000, then 100,000, then a million tickets in one database, a tenth of them open, written through the
/// service's own commit with all their events; on PostgreSQL the first 10,000 are, and the others are copies of them.
/// </summary>
internal static class TicketsAtSize
{
    private const int Batch = 500;
    private const int Reads = 2_000;
    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000];

    /// <summary>The same on PostgreSQL.</summary>
    /// <param name="largest">No more tickets than so many.</param>
    public static async Task MeasureOnPostgreSqlAsync(int largest)
    {
        await using var server = await PostgreSqlServer.TryStartAsync() ?? throw new InvalidOperationException("PostgreSQL is not installed.");
        var database = await server.CreateDatabaseAsync();
        StorageFixture.PostgreSql = _ => Task.FromResult(database);
        await MeasureAsync(largest, database, async _ =>
        {
            await using var connection = new NpgsqlConnection(database);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("SELECT pg_database_size(current_database())", connection);
            return (long)(await command.ExecuteScalarAsync())!;
        });
    }

    /// <param name="largest">No more tickets than so many.</param>
    public static Task MeasureAsync(int largest)
        => MeasureAsync(largest, null, directory => Task.FromResult(new FileInfo(Path.Combine(directory, "hotline.db")).Length));

    private static async Task MeasureAsync(int largest, string? postgreSql, Func<string, Task<long>> sizeInBytes)
    {
        var directory = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        await using (var service = await StorageFixture.StartAsync(directory))
        {
            var made = 0;
            foreach (var size in Sizes.Where(s => s <= largest))
            {
                if (made > 0 && postgreSql is not null)
                    await CopiedTickets.FillAsync(postgreSql, new(service), made, size, withEvents: true);
                else
                    await FillAsync(service, made, size);
                // What the filling left in memory is not the service's.
                GC.Collect();
                made = size;
                await MeasureAsync(service, size);
                var bytes = await sizeInBytes(directory);
                Report.Row($"  database, {size:#,0} tickets", bytes / 1_048_576.0, "MB", $"stored for a ticket: {bytes / 1_024.0 / size:F1} KB, with its events and indexes");
            }
        }

        Directory.Delete(directory, recursive: true);
    }

    /// <summary>Writes tickets through the service's own commit.</summary>
    /// <param name="service">The store.</param>
    /// <param name="from">Sequence of the last ticket that is there.</param>
    /// <param name="until">Of the last one that will be.</param>
    public static async Task FillAsync(StorageFixture service, int from, int until)
    {
        var tickets = new CityTickets(service);
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, (until - from) / Batch), async (batch, stop) =>
        {
            var first = from + (batch * Batch) + 1;
            await service.Store.CommitAsync(new() { At = service.Time.GetUtcNow(), Tickets = [.. Enumerable.Range(first, Batch).Select(tickets.Make)] }, stop);
        });
        Report.Row($"tickets made and written, up to {until:#,0}", (until - from) / clock.Elapsed.TotalSeconds, "/s", "with their events and clocks");
    }

    private static async Task MeasureAsync(StorageFixture service, int size)
    {
        await PagesAsync(service);
        var pages = await PagesAsync(service);
        Row("next page of a department's inbox, p99", size, Report.Quantile(pages, 0.99), "ms", $"50 tickets; limit 10 ms; median {Report.Quantile(pages, 0.5):F1} ms");
        var far = await FarPagesAsync(service, size);
        Row("page far down among finished tickets, p99", size, Report.Quantile(far, 0.99), "ms", $"50 tickets; median {Report.Quantile(far, 0.5):F1} ms");
        await NumbersAsync(service, size);
        await FiguresAsync(service, size);
        await SweepAsync(service, size);
    }

    /// <summary>Every page of the largest inboxes one after the other, as somebody reads on; each with 50 tickets.</summary>
    private static async Task<double[]> PagesAsync(StorageFixture service)
    {
        var reader = service.Get<ITicketReader>();
        var inboxes = await InboxesAsync(service);
        var times = new List<double>();
        foreach (var status in (TicketStatus?[])[null, TicketStatus.InProgress])
        {
            foreach (var department in inboxes)
            {
                string? after = null;
                for (var page = 0; page < Reads / inboxes.Length / 2; page++)
                {
                    var started = Stopwatch.GetTimestamp();
                    var list = await reader.ListAsync(new() { Department = department, Status = status, After = after }, CancellationToken.None);
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                    if ((after = list.Next) is null)
                        break;
                }
            }
        }

        return [.. times.Order()];
    }

    /// <summary>Pages anywhere among the tickets of the largest inboxes for which no clock runs any more: all of these share a place in the order but for their numbers.</summary>
    private static async Task<double[]> FarPagesAsync(StorageFixture service, int size)
    {
        var (reader, desk, random, inboxes) = (service.Get<ITicketReader>(), service.Get<ITicketDesk>(), new Random(2), await InboxesAsync(service));
        var times = new double[Reads / 10];
        for (var i = 0; i < times.Length; i++)
        {
            var after = string.Create(CultureInfo.InvariantCulture, $"{long.MaxValue}.{desk.NumberFor(random.Next(1, size + 1))}");
            var started = Stopwatch.GetTimestamp();
            await reader.ListAsync(new() { Department = inboxes[i % inboxes.Length], After = after }, CancellationToken.None);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return [.. times.Order()];
    }

    private static async Task<string[]> InboxesAsync(StorageFixture service)
        => [.. (await service.Get<IReportedTickets>().CountOpenAsync(ReportDimension.Department, null, service.Time.GetUtcNow(), CancellationToken.None))
            .Where(d => d.Key.Length > 0).OrderByDescending(d => d.Open).Take(20).Select(d => d.Key)];

    private static async Task NumbersAsync(StorageFixture service, int size)
    {
        var (reader, desk, random) = (service.Get<ITicketReader>(), service.Get<ITicketDesk>(), new Random(1));
        var times = new double[Reads];
        for (var i = 0; i < Reads; i++)
        {
            var number = desk.NumberFor(random.Next(1, size + 1));
            var started = Stopwatch.GetTimestamp();
            if (await reader.FindAsync(number, CancellationToken.None) is null)
                throw new InvalidOperationException($"There is no ticket {number}.");
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        Row("ticket by number, p99", size, Report.Quantile(times, 0.99), "ms", $"limit 5 ms; median {Report.Quantile(times, 0.5):F2} ms");
    }

    private static async Task FiguresAsync(StorageFixture service, int size)
    {
        var figures = service.Get<FiguresReader>();
        var today = figures.Today;
        var month = new ReportPeriod(new(today.Year, today.Month - 1, 1), new DateOnly(today.Year, today.Month, 1).AddDays(-1));
        var (seconds, opened) = await CountAsync(figures, month);
        Row("figures of a month, by department", size, seconds, "s", $"of {opened:#,0} tickets; limit 5 s");
        (seconds, opened) = await CountAsync(figures, new(today.AddDays(1 - ReportPeriod.MostDays), today));
        Row("figures of a year, by department", size, seconds, "s", $"of {opened:#,0} tickets");
        var started = Stopwatch.GetTimestamp();
        var open = await service.Get<IReportedTickets>().CountOpenAsync(ReportDimension.Department, null, service.Time.GetUtcNow(), CancellationToken.None);
        Row("open, at risk and overdue, by department", size, Stopwatch.GetElapsedTime(started).TotalMilliseconds, "ms",
            $"{open.Sum(o => o.Open):#,0} open, {open.Sum(o => o.Overdue):#,0} overdue");
        started = Stopwatch.GetTimestamp();
        await service.Get<ITicketBoard>().CountAsync(service.Time.GetUtcNow(), CancellationToken.None);
        Row("live board's tickets", size, Stopwatch.GetElapsedTime(started).TotalMilliseconds, "ms", "counted at most every 2 s, however many look");
    }

    private static async Task<(double Seconds, int Opened)> CountAsync(FiguresReader figures, ReportPeriod period)
    {
        var started = Stopwatch.GetTimestamp();
        var table = await figures.CountAsync(period, null, [ReportDimension.Department], CancellationToken.None);
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, table[0].Total.Opened);
    }

    /// <summary>What falls due in a minute, two beats of the sweep; and in an hour.</summary>
    private static async Task SweepAsync(StorageFixture service, int size)
    {
        using var sweep = new ClockSweep(
            service.Get<ITicketReader>(), service.Get<IClockSweeper>(), service.Get<IFlaggedClocks>(), service.Get<IResidentNotices>(), service.Store, service.Get<IWorkClaims>(), service.Time, NullLogger<ClockSweep>.Instance);
        // What fell due while the store was filled is not of this minute.
        await sweep.SweepAsync(CancellationToken.None);
        service.Time.Advance(TimeSpan.FromMinutes(1));
        var started = Stopwatch.GetTimestamp();
        var swept = await sweep.SweepAsync(CancellationToken.None);
        Row("sweep of all clocks that fell due in a minute", size, Stopwatch.GetElapsedTime(started).TotalSeconds, "s", $"{swept:#,0} tickets; limit 1 s");
        service.Time.Advance(TimeSpan.FromMinutes(59));
        started = Stopwatch.GetTimestamp();
        swept = await sweep.SweepAsync(CancellationToken.None);
        Row("sweep after an hour in which nothing ran", size, Stopwatch.GetElapsedTime(started).TotalSeconds, "s", $"{swept:#,0} tickets");
    }

    private static void Row(string measure, int size, double figure, string unit, string note) => Report.Row($"{measure}, {size:#,0}", figure, unit, note);
}
