using Hotline.Host.Start;

try
{
    await using var app = HotlineApp.Build(args);
    await app.StartAsync();
    StartReport.Print(app, await HotlineApp.PrepareAccountsAsync(app), Console.Out);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception e) when (StartFault.IsConfiguration(e))
{
    return StartFault.Report(e, Console.Error);
}
