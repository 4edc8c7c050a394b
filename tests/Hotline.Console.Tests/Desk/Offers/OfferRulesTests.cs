using Hotline.Bot.Handoff;
using Hotline.Channels;
using Hotline.Console.Desk.Offers;

namespace Hotline.Console.Tests.Desk.Offers;

public sealed class OfferRulesTests
{
    [Fact]
    public void Choose_SeveralAreFree_TheLongestIdleIsAsked()
        => Choose(Entry(), Operator("a", idleSince: 30), Operator("b", idleSince: 10), Operator("c", idleSince: 20)).ShouldBe("b");

    [Fact]
    public void Choose_WhoHasAsMuchAsTheyTake_IsLeftAlone()
        => Choose(Entry(), Operator("a", idleSince: 10) with { Load = 2, Capacity = 2 }, Operator("b", idleSince: 20) with { Load = 1 }).ShouldBe("b");

    [Fact]
    public void Choose_NobodyHasRoom_NobodyIsAsked() => Choose(Entry(), Operator("a") with { Load = 3 }).ShouldBeNull();

    [Fact]
    public void Choose_WhoPassed_IsNotAskedAgain()
        => OfferRules.Choose(Entry(), [Operator("a", idleSince: 1), Operator("b", idleSince: 2)], new HashSet<string> { "a" })!.AccountId.ShouldBe("b");

    [Fact]
    public void Choose_English_GoesToWhoSpeaksIt_ElseToAnybody()
    {
        var entry = Entry() with { Skill = "en" };

        Choose(entry, Operator("a", idleSince: 1), Operator("b", 2, "en")).ShouldBe("b");
        Choose(entry, Operator("a", idleSince: 1)).ShouldBe("a");
    }

    [Fact]
    public void Choose_Topic_GoesToThoseAtHomeInIt_ThenToThoseWithoutATopic_ThenToOthers()
    {
        var entry = Entry() with { Topic = "housing" };
        var (other, any, expert) = (Operator("other", 1, "transport"), Operator("any", 2), Operator("expert", 3, "housing"));

        Choose(entry, other, any, expert).ShouldBe("expert");
        Choose(entry, other, any).ShouldBe("any");
        Choose(entry, other).ShouldBe("other");
        Choose(Entry(), expert, any).ShouldBe("any");
    }

    [Fact]
    public void Choose_ChannelThatSomebodyDoesNotWork_IsNeverForThem()
        => Choose(Entry(), Operator("a", 1, ChannelIds.WeChat)).ShouldBeNull();

    [Fact]
    public void Choose_Call_NeedsATelephoneAndSomebodyWhoIsFree()
    {
        var call = Entry(ChannelIds.Phone);

        Choose(call, Operator("a", idleSince: 1)).ShouldBeNull();
        Choose(call, Operator("a", idleSince: 1) with { HasNumber = true, Load = 1 }, Operator("b", idleSince: 2) with { HasNumber = true }).ShouldBe("b");
    }

    [Fact]
    public void Choose_WhoIsOnTheTelephone_IsOfferedNothing() => Choose(Entry(), Operator("a") with { HasCall = true, Load = 1 }).ShouldBeNull();

    [Fact]
    public void Choose_TransferToAPerson_AsksThemFirst_AndSupervisorsOnlyThen()
    {
        var supervisor = Operator("boss", idleSince: 1) with { TakesOffers = false };

        Choose(Entry() with { WantedAccountId = "b" }, Operator("a", idleSince: 1), Operator("b", idleSince: 2)).ShouldBe("b");
        Choose(Entry() with { WantedAccountId = "boss" }, supervisor, Operator("a", idleSince: 2)).ShouldBe("boss");
        Choose(Entry(), supervisor).ShouldBeNull();
    }

    private static string? Choose(DeskEntry entry, params FreeOperator[] operators)
        => OfferRules.Choose(entry, operators, new HashSet<string>())?.AccountId;

    internal static FreeOperator Operator(string id, long idleSince = 0, params string[] skills)
        => new(id, skills, Capacity: 3, Load: 0, HasCall: false, HasNumber: false, idleSince);

    internal static DeskEntry Entry(string channel = ChannelIds.Sms, string conversation = "c1") => new()
    {
        Reference = new() { ChannelId = channel, ConversationId = conversation, User = new("u1") },
        RequestedAt = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero),
        Reason = "requested",
    };
}
