using System.Globalization;
using Hotline.Benchmarks;
using Hotline.Benchmarks.City;
using Hotline.Benchmarks.Desk;

// `floor URL` is the bare server that the first measure starts beside the service; people call it without arguments.
if (args is ["floor", var url])
    return await FloorServer.RunAsync(url);

// `tickets [LARGEST]` takes minutes and some gigabytes of disk, so it runs only where it is asked for.
if (args is ["tickets", .. var rest])
{
    var largest = rest is [var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 1_000_000;
    Report.Head();
    await TicketsAtSize.MeasureAsync(largest);
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
    Console.Error.WriteLine($"'{only}' is not a measure. Give one of: {string.Join(", ", measures.Select(m => m.Name))}, tickets, or nothing for all but tickets.");
    return 2;
}

Report.Head();
foreach (var (name, run) in measures)
{
    if (only is null || only == name)
        await run();
}

return 0;
