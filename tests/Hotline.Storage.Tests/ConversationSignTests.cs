using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.TestKit;

namespace Hotline.Storage.Tests;

public sealed class ConversationSignTests
{
    private static readonly ConversationKey Chat = new(ChannelIds.WebChat, "c1");
    private static readonly ConversationKey Other = new(ChannelIds.WebChat, "c2");

    [Fact]
    public async Task Write_HoldsForAMoment_AndForItsSideAlone()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var signs = fixture.Get<IConversationSigns>();

        signs.Write(Chat, ConversationSide.Resident);

        signs.WritingAt(Chat, ConversationSide.Resident).ShouldBe(fixture.Time.GetUtcNow());
        signs.WritingAt(Chat, ConversationSide.Desk).ShouldBeNull();
        signs.WritingAt(Other, ConversationSide.Resident).ShouldBeNull();
        fixture.Time.Advance(IConversationSigns.WritingHolds);
        signs.WritingAt(Chat, ConversationSide.Resident).ShouldBeNull();
    }

    [Fact]
    public async Task Write_OfTheDesk_IsHeardByThatConversationsListenersOnly_UntilTheyStop()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var signs = fixture.Get<IConversationSigns>();
        var heard = new List<string>();
        var first = signs.OnDeskWriting(Chat, () => heard.Add("first"));
        using var second = signs.OnDeskWriting(Chat, () => heard.Add("second"));

        signs.Write(Chat, ConversationSide.Resident);
        signs.Write(Other, ConversationSide.Desk);
        signs.Write(Chat, ConversationSide.Desk);
        first.Dispose();
        signs.Write(Chat, ConversationSide.Desk);

        heard.ShouldBe(["first", "second", "second"]);
    }

    [Fact]
    public async Task Reach_NeverGoesBack_AndIsToldOnce()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var signs = fixture.Get<IConversationSigns>();
        var told = 0;
        using var following = fixture.Get<ICommitFeed>().Subscribe(_ => told++);

        signs.Reach(Chat, 7);
        signs.Reach(Chat, 7);
        signs.Reach(Chat, 3);

        signs.ReachedBy(Chat).ShouldBe(7);
        signs.ReachedBy(Other).ShouldBe(0);
        told.ShouldBe(1);
    }

    [Fact]
    public async Task Signs_OfAnotherNode_AreTaken_WhateverTheConversationIsCalled()
    {
        await using var fixture = await StorageFixture.StartAsync();
        var (signs, odd) = (fixture.Get<IConversationSigns>(), new ConversationKey(ChannelIds.WebChat, "a\nb"));

        fixture.Get<ICommitFeed>().Raise(new([Touched.OfSign(odd, nameof(ConversationSide.Resident)), Touched.OfSign(odd, "12")], isFromElsewhere: true));

        signs.WritingAt(odd, ConversationSide.Resident).ShouldNotBeNull();
        signs.ReachedBy(odd).ShouldBe(12);
    }
}
