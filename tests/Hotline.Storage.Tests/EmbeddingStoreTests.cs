using Hotline.Knowledge.Embeddings;
using Hotline.TestKit;

namespace Hotline.Storage.Tests;

public sealed class EmbeddingStoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_AfterARestart_GivesTheSameNumbers()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var store = fixture.Get<IEmbeddingStore>();
        await store.SaveAsync("m", [new("a", [0.25f, -1.5f, float.Epsilon]), new("b", [0, 1, 2])], Cancel);
        await store.SaveAsync("m", [new("b", [3, 4, 5])], Cancel);
        await store.SaveAsync("other", [new("a", [1])], Cancel);

        var loaded = await store.LoadAsync("m", Cancel);

        loaded.Select(e => e.TextHash).ShouldBe(["a", "b"]);
        loaded[0].Vector.ShouldBe([0.25f, -1.5f, float.Epsilon]);
        loaded[1].Vector.ShouldBe([3f, 4, 5]);
    }

    [Fact]
    public async Task KeepOnly_ForgetsOtherTextsAndOtherModels()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var store = fixture.Get<IEmbeddingStore>();
        await store.SaveAsync("m", [new("a", [1]), new("b", [2])], Cancel);
        await store.SaveAsync("other", [new("a", [1])], Cancel);

        await store.KeepOnlyAsync("m", new HashSet<string> { "b" }, Cancel);

        (await store.LoadAsync("m", Cancel)).ShouldHaveSingleItem().TextHash.ShouldBe("b");
        (await store.LoadAsync("other", Cancel)).ShouldBeEmpty();
    }
}
