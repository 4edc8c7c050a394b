using Hotline.Bot.Conversations;
using Hotline.Bot.Tickets;
using Hotline.Channels;
using Hotline.TestKit;
using Hotline.Ticketing.Tickets;

namespace Hotline.Storage.Tests;

public sealed class HotMatterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Find_WhatSeveralResidentsReport_IsOneMatterOfSoMany()
    {
        await using var fixture = await StorageFixture.StartAsync();
        await OpenAsync(fixture, 1, "花家地北里三号楼前的路灯不亮");
        await OpenAsync(fixture, 2, "想问一下老年卡在哪里办理");
        await OpenAsync(fixture, 3, "花家地北里三号楼门口路灯坏了，天黑看不见");
        await OpenAsync(fixture, 4, "望京南湖渠地铁站口共享单车堆满了人行道");
        await OpenAsync(fixture, 3, "花家地北里三号楼路灯还是坏的");
        (await fixture.Get<IHotMatters>().FindAsync(Stop)).ShouldBeEmpty();
        await OpenAsync(fixture, 5, "三号楼前的路灯坏了，花家地北里的");
        await OpenAsync(fixture, 6, "花家地北里三号楼路灯灭了，请保密", isConfidential: true);
        fixture.Time.Advance(TimeSpan.FromMinutes(10));

        var matter = (await fixture.Get<IHotMatters>().FindAsync(Stop)).ShouldHaveSingleItem();

        (matter.Residents, matter.Category, matter.Name).ShouldBe((3, "cityscape.streetlight", "花家地北里三号楼前的路灯不亮"));
        (matter.LastDay, matter.DayBefore).ShouldBe((3, 0));
        fixture.Time.Advance(TimeSpan.FromDays(4));
        (await fixture.Get<IHotMatters>().FindAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Alike_TicketOfTheSameMatter_IsProposedWhileItIsOpen()
    {
        await using var fixture = await StorageFixture.StartAsync();
        await OpenAsync(fixture, 1, "花家地北里三号楼前的路灯不亮");
        await OpenAsync(fixture, 2, "想问一下老年卡在哪里办理");
        await OpenAsync(fixture, 3, "花家地北里三号楼路灯灭了，请保密", isConfidential: true);
        await OpenAsync(fixture, 4, "望京南湖渠地铁站口共享单车堆满了人行道");
        var matter = new Matter { Description = "花家地北里三号楼门口路灯坏了，天黑看不见", Kind = TicketKind.Complaint };

        var proposed = (await fixture.Get<IAlikeTickets>().FindAsync(matter, null, Stop)).ShouldHaveSingleItem();

        proposed.Matter.Description.ShouldBe("花家地北里三号楼前的路灯不亮");
        (await fixture.Get<IAlikeTickets>().FindAsync(matter, proposed.Number, Stop)).ShouldBeEmpty();
        (await fixture.Get<IAlikeTickets>().FindAsync(matter with { IsConfidential = true }, null, Stop)).ShouldBeEmpty();
        fixture.Time.Advance(TimeSpan.FromDays(20));
        (await fixture.Get<IAlikeTickets>().FindAsync(matter, null, Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Alike_TicketOfAnotherCommunity_IsNotProposed()
    {
        await using var fixture = await StorageFixture.StartAsync();
        await OpenAsync(fixture, 1, "楼前的路灯不亮，晚上看不见路", community: "110105020001");
        await OpenAsync(fixture, 2, "想问一下老年卡在哪里办理");
        var matter = new Matter { Description = "楼前的路灯不亮，晚上看不见路", Kind = TicketKind.Complaint };
        var alike = fixture.Get<IAlikeTickets>();

        (await alike.FindAsync(matter, null, Stop)).ShouldHaveSingleItem();
        (await alike.FindAsync(matter with { Place = new() { Community = "110105020001" } }, null, Stop)).ShouldHaveSingleItem();
        (await alike.FindAsync(matter with { Place = new() { Community = "110105020002" } }, null, Stop)).ShouldBeEmpty();
    }

    private static async Task OpenAsync(StorageFixture fixture, int resident, string words, bool isConfidential = false, string? community = null)
    {
        var user = $"+861380013800{resident}";
        fixture.Time.Advance(TimeSpan.FromMinutes(1));
        fixture.Engine.Decide = input => new()
        {
            State = ConversationState.New,
            Tickets =
            [
                fixture.Get<ITicketDesk>().Open(
                    new() { Description = words, Kind = TicketKind.Complaint, Category = "cityscape.streetlight", CategoryConfidence = 1, IsConfidential = isConfidential, Place = new() { Community = community } },
                    new() { ChannelId = ChannelIds.Sms, UserId = user, Phone = user },
                    input.ReservedNumber, Actor.Bot, input.Now),
            ],
        };
        await fixture.Inbox.AcceptAsync(TestChannels.Text(words, Guid.NewGuid().ToString(), user), Stop);
    }
}
