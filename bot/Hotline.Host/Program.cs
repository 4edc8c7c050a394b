using Hotline.Host.Api.Keys;
using Hotline.Host.Moving;
using Hotline.Host.Routing;
using Hotline.Host.Start;
using Hotline.Host.Tickets;
using Hotline.Storage.Nodes;

try
{
    if (args is [ApiKeyCommand.Name, .. var arguments])
        return await ApiKeyCommand.RunAsync(arguments, Console.Out);
    if (args is [TicketsCommand.Name, .. var ofTickets])
        return await TicketsCommand.RunAsync(ofTickets, Console.Out);
    if (args is [StorageCommand.Name, .. var ofStorage])
        return StorageCommand.Run(ofStorage, Console.Out);
    if (args is [TrainCommand.Name, .. var training])
        return await TrainCommand.RunAsync(training, Console.Out);
    await using var app = HotlineApp.Build(args);
    await app.Services.JoinNodesAsync();
    await app.StartAsync();
    StartReport.Print(app, await HotlineApp.SetUpPathAsync(app), Console.Out);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception e) when (StartFault.IsConfiguration(e))
{
    return StartFault.Report(e, Console.Error);
}
