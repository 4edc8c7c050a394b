using Hotline.Channels.VendorFiles;
using Hotline.TestKit;

namespace Hotline.Channels.Tests.VendorFiles;

public sealed class VendorFileRelayTests
{
    private static readonly VendorFile File = VendorFileIds.FileOf("secret", "MM1", 0, "image/jpeg", "https://vendor.test/1");

    private readonly InMemoryAttachmentStore store = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_File_IsKeptUnderItsId()
    {
        (await RelayAsync(new Source(keep => keep(new MemoryStream([1, 2, 3]), Stop)))).ShouldBeOfType<SendResult.Sent>();

        store.Copies[File.FileId].ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Send_FileThatTheStoreRefuses_IsGivenUp()
        => (await RelayAsync(new Source(_ => throw new AttachmentRefusedException("too large")))).ShouldBeOfType<SendResult.Rejected>();

    [Fact]
    public async Task Send_ConnectionBroken_IsTriedAgain()
        => (await RelayAsync(new Source(_ => throw new IOException("reset")))).ShouldBeOfType<SendResult.Retry>();

    [Fact]
    public async Task Send_NoWholeFileInTime_IsTriedAgain()
        => (await RelayAsync(new Source(_ => throw new OperationCanceledException()))).ShouldBeOfType<SendResult.Retry>();

    [Fact]
    public async Task Send_ChannelOff_IsGivenUp()
        => (await new VendorFileRelay([], store).SendAsync(Message(), Stop)).ShouldBe(new SendResult.Rejected("the channel is off"));

    [Fact]
    public async Task Send_NoFileNamed_IsGivenUp()
        => (await new VendorFileRelay([], store).SendAsync(Message() with { Activities = [new() { Text = "x" }] }, Stop)).ShouldBeOfType<SendResult.Rejected>();

    [Fact]
    public void FileOf_SameMessage_HasTheSameIdAndOthersHaveOthers()
    {
        VendorFileIds.FileOf("secret", "MM1", 0, "image/png", "x").FileId.ShouldBe(File.FileId);
        VendorFileIds.FileOf("secret", "MM1", 1, "image/png", "x").FileId.ShouldNotBe(File.FileId);
        VendorFileIds.FileOf("secret", "MM2", 0, "image/png", "x").FileId.ShouldNotBe(File.FileId);
        VendorFileIds.FileOf("other", "MM1", 0, "image/png", "x").FileId.ShouldNotBe(File.FileId);
        File.FileId.ShouldMatch("^[0-9a-f]{36}$");
    }

    private Task<SendResult> RelayAsync(IVendorFileSource source) => new VendorFileRelay([source], store).SendAsync(Message(), Stop);

    private static OutboundMessage Message() => new()
    {
        Id = 1,
        Attempt = 1,
        Reference = new() { ChannelId = VendorFile.RelayChannelId, ConversationId = File.FileId, User = new("+8613800138000") },
        Activities =
        [
            new()
            {
                Type = ActivityTypes.Event,
                Name = EventNames.CopyFile,
                ChannelId = ChannelIds.Sms,
                Attachments = [new() { ContentType = File.ContentType, ContentUrl = File.Address, Name = File.FileId }],
            },
        ],
    };

    private sealed class Source(Func<Func<Stream, CancellationToken, Task>, Task> fetch) : IVendorFileSource
    {
        public string ChannelId => ChannelIds.Sms;

        public async Task<SendResult> FetchAsync(string address, Func<Stream, CancellationToken, Task> keep, CancellationToken cancellationToken)
        {
            address.ShouldBe(File.Address);
            await fetch(keep);
            return new SendResult.Sent(null);
        }
    }
}
