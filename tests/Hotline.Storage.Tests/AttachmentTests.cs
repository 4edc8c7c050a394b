using System.Text;
using Hotline.Channels;
using Hotline.TestKit;

namespace Hotline.Storage.Tests;

public sealed class AttachmentTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3, 4, 5];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_Picture_ComesBackWithTheTypeOfItsContent()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var files = fixture.Get<IAttachmentStore>();

        var stored = await files.SaveAsync(new MemoryStream(Png), "../路灯\u0007.png", Stop);
        var (content, file) = (await files.OpenAsync(stored.Id, Stop))!.Value;

        await using (content)
        {
            var copy = new MemoryStream();
            await content.CopyToAsync(copy, Stop);
            copy.ToArray().ShouldBe(Png);
        }

        (file.ContentType, file.Name, file.LengthInBytes).ShouldBe(("image/png", "..路灯.png", Png.Length));
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("MZ this is a program")]
    [InlineData("")]
    public async Task Save_OtherKinds_AreRefusedAndLeaveNothing(string content)
    {
        await using var fixture = await StorageFixture.StartAsync();

        await Should.ThrowAsync<AttachmentRefusedException>(
            () => fixture.Get<IAttachmentStore>().SaveAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)), "x.png", Stop));

        Directory.EnumerateFiles(Path.Combine(fixture.Directory, "files")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Save_TooLarge_IsRefusedAndLeavesNothing()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var large = new byte[10_485_761];
        Png.CopyTo(large, 0);

        await Should.ThrowAsync<AttachmentRefusedException>(() => fixture.Get<IAttachmentStore>().SaveAsync(new MemoryStream(large), null, Stop));

        Directory.EnumerateFiles(Path.Combine(fixture.Directory, "files")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../hotline.db")]
    [InlineData("")]
    [InlineData("000000000000000000000000000000000000")]
    public async Task Open_WhatIsNotThere_IsNull(string id)
    {
        await using var fixture = await StorageFixture.StartAsync();
        (await fixture.Get<IAttachmentStore>().OpenAsync(id, Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Keep_VendorsFile_IsFoundUnderTheIdThatWasGivenOut()
    {
        const string id = "0123456789abcdef0123456789abcdef0123";
        await using var fixture = await StorageFixture.StartAsync();
        var copies = fixture.Get<IVendorFileStore>();

        await copies.KeepAsync(id, new MemoryStream(Png), Stop);
        // Fetched again after a crash: what is there stays.
        await copies.KeepAsync(id, new MemoryStream([0xFF, 0xD8, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0]), Stop);

        var (content, file) = (await fixture.Get<IAttachmentStore>().OpenAsync(id, Stop))!.Value;
        await content.DisposeAsync();
        (file.ContentType, file.LengthInBytes).ShouldBe(("image/png", Png.Length));
        Directory.EnumerateFiles(Path.Combine(fixture.Directory, "files")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Keep_OtherKind_IsRefusedAndLeavesNothing()
    {
        await using var fixture = await StorageFixture.StartAsync();

        await Should.ThrowAsync<AttachmentRefusedException>(
            () => fixture.Get<IVendorFileStore>().KeepAsync("0123456789abcdef0123456789abcdef0123", new MemoryStream("<html>"u8.ToArray()), Stop));

        Directory.EnumerateFiles(Path.Combine(fixture.Directory, "files")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Keep_UnderAnotherPath_IsRefused()
    {
        await using var fixture = await StorageFixture.StartAsync();

        await Should.ThrowAsync<ArgumentException>(() => fixture.Get<IVendorFileStore>().KeepAsync("../../x", new MemoryStream(Png), Stop));
    }
}
