using Hotline.Host.Routing;
using Hotline.Storage;
using Hotline.TestKit;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Routing.Learned;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Tests.Routing;

public sealed class RoutingModelWatchTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hotline-routing").FullName;
    private readonly CurrentRouting routing = new();

    private string File => Path.Combine(folder, "routing.model");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Look_TrainedModel_IsTakenAndANewerOneToo()
    {
        var watch = Watch();
        watch.Look();
        routing.Learned.ShouldBeNull();

        RoutingModelFile.Save(Model("cityscape.streetlight", "utilities.heating"), File);
        watch.Look();
        routing.Learned!.IsStarter.ShouldBeFalse();
        var first = routing.Learned;

        RoutingModelFile.Save(Model("cityscape.streetlight", "labour.unpaid-wages"), File);
        System.IO.File.SetLastWriteTimeUtc(File, System.IO.File.GetLastWriteTimeUtc(File).AddSeconds(5));
        watch.Look();
        routing.Learned.ShouldNotBe(first);
        routing.Learned.Model.Labels.ShouldContain("labour.unpaid-wages");
    }

    [Fact]
    public void Look_DamagedFile_KeepsTheEarlierModel()
    {
        var watch = Watch();
        RoutingModelFile.Save(Model("cityscape.streetlight", "utilities.heating"), File);
        watch.Look();
        var first = routing.Learned;
        System.IO.File.WriteAllText(File, "no model");
        System.IO.File.SetLastWriteTimeUtc(File, System.IO.File.GetLastWriteTimeUtc(File).AddSeconds(5));

        watch.Look();

        routing.Learned.ShouldBe(first);
    }

    private static RoutingModel Model(string one, string other) => RoutingTrainer.Train(
        [.. Enumerable.Range(0, 20).Select(i => new LabelledMessage(i % 2 == 0 ? $"甲乙丙{i}" : $"丁戊己{i}", i % 2 == 0 ? one : other))], CancellationToken.None);

    private RoutingModelWatch Watch() => new(
        new RoutingModelPath(new ConfigurationBuilder().Build(), Options.Create(new StorageOptions { Directory = folder })),
        routing, CityFiles.Load(Checkout.Appsettings), TimeProvider.System, NullLogger<RoutingModelWatch>.Instance);
}
