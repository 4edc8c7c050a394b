using System.Globalization;
using Hotline.Benchmarks;
using Hotline.Benchmarks.City;
using Hotline.Benchmarks.Desk;
using Hotline.Benchmarks.Nodes;
using Hotline.Benchmarks.Plans;
using Hotline.Benchmarks.Searching;
using Hotline.TestKit;

// `floor URL` is the bare server that the first measure starts beside the service; people call it without arguments.
if (args is ["floor", var url])
    return await FloorServer.RunAsync(url);

// `tickets [LARGEST] [postgresql]` takes minutes and some gigabytes of disk, so it runs only where it is asked for.
if (args is ["tickets", .. var rest])
{
    var largest = rest is [var number, ..] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 1_000_000;
    Report.Head();
    await (rest.Contains("postgresql") ? TicketsAtSize.MeasureOnPostgreSqlAsync(largest) : TicketsAtSize.MeasureAsync(largest));
    return 0;
}

// `city` computes: what the document measured and assumed makes what a city needs.
if (args is ["city"])
{
    foreach (var row in CityNeeds.Table(CityNeeds.Read(File.ReadLines(Path.Combine(Checkout.Root, "docs", "scale.md")).TakeWhile(line => line != CityNeeds.Heading))))
        Console.WriteLine(row);
    return 0;
}

// `plans [MESSAGES]` fills a database of PostgreSQL with ten million messages, which takes some minutes and gigabytes, too.
if (args is ["plans", .. var size])
    return await PlansAtSize.ShowAsync(size is [var count] && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? many : 10_000_000);

// `projection` starts PostgreSQL and Elasticsearch; `search-server [TICKETS]` besides fills them with a million tickets.
if (args is ["projection"])
{
    Report.Head();
    await ProjectionAtWork.MeasureAsync();
    return 0;
}

if (args is ["search-server", .. var tickets])
{
    Report.Head();
    await SearchAtSize.MeasureAsync(tickets is [var asked] && int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : 1_000_000);
    return 0;
}

// `nodes` starts servers of its own; `nodes three` measures no more than three nodes, where there is little time.
if (args is ["nodes", .. var which])
{
    Report.Head();
    await (which.Contains("three") ? NodesAtWork.MeasureThreeAsync() : NodesAtWork.MeasureAsync());
    return 0;
}

var only = args.FirstOrDefault();
var measures = new (string Name, Func<Task> Run)[]
{
    ("turns", DurableTurns.MeasureAsync),
    ("start", StartTime.MeasureAsync),
    ("memory", ConversationMemory.MeasureAsync),
    ("search", SearchLatency.MeasureAsync),
    ("train", RoutingTraining.MeasureAsync),
    ("console", ConsoleAtWork.MeasureAsync),
};
if (only is not null && measures.All(m => m.Name != only))
{
    Console.Error.WriteLine($"'{only}' is not a measure. Give one of: {string.Join(", ", measures.Select(m => m.Name))}, tickets, nodes, projection, search-server, plans, city, or nothing for all but these six.");
    return 2;
}

Report.Head();
foreach (var (name, run) in measures)
{
    if (only is null || only == name)
        await run();
}

return 0;
