using Hotline.Benchmarks;

// `floor URL` is the bare server that the first measure starts beside the service; people call it without arguments.
if (args is ["floor", var url])
    return await FloorServer.RunAsync(url);

var only = args.FirstOrDefault();
var measures = new (string Name, Func<Task> Run)[]
{
    ("turns", DurableTurns.MeasureAsync),
    ("start", StartTime.MeasureAsync),
    ("memory", ConversationMemory.MeasureAsync),
    ("search", SearchLatency.MeasureAsync),
};
if (only is not null && measures.All(m => m.Name != only))
{
    Console.Error.WriteLine($"'{only}' is not a measure. Give one of: {string.Join(", ", measures.Select(m => m.Name))}, or nothing for all.");
    return 2;
}

Report.Head();
foreach (var (name, run) in measures)
{
    if (only is null || only == name)
        await run();
}

return 0;
