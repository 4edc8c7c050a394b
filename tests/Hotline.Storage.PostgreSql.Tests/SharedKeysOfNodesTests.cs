using Hotline.Storage.Schema;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Hotline.Storage.Tests;

/// <summary>What is asked of several nodes only.</summary>
public sealed class SharedKeysOfNodesTests
{
    [Fact]
    public async Task Start_InProductionWithoutACertificate_IsRefusedAndNamesTheKey()
    {
        Assert.SkipWhen(Database.Server is null, "PostgreSQL is not installed.");
        var directory = Directory.CreateTempSubdirectory("hotline-keys-").FullName;

        var fault = await Should.ThrowAsync<StorageUnusableException>(() => SharedKeysTests.StartAsync(directory, isProduction: true));

        fault.Message.ShouldContain("DataProtection:Certificate");
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Start_OfSeveralNodesAtOnce_MakesOneKey()
    {
        Assert.SkipWhen(Database.Server is null, "PostgreSQL is not installed.");
        var directory = Directory.CreateTempSubdirectory("hotline-keys-").FullName;

        var nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => SharedKeysTests.StartAsync(directory))));

        Database.Scalar(nodes[0], "SELECT count(*) FROM protection_key").ShouldBe(1L);
        foreach (var node in nodes)
        {
            node.Get<IKeyManager>().GetAllKeys().Count.ShouldBe(1);
            await node.DisposeAsync();
        }

        Directory.Delete(directory, recursive: true);
    }
}
