using Hotline.Bot.Handoff;
using Hotline.Channels;
using Hotline.Console.Desk.Offers;
using static Hotline.Console.Tests.Desk.Offers.OfferRulesTests;

namespace Hotline.Console.Tests.Desk.Offers;

public sealed class OfferBookTests
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(20);
    private static readonly ConversationKey Key = Entry().Reference.Key;

    private readonly OfferBook book = new();
    private DateTimeOffset now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Refresh_AConversationWaits_OneOperatorIsAsked_AndStaysAsked()
    {
        Refresh([Entry()], Operator("a", 1), Operator("b", 2)).IsChanged.ShouldBeTrue();
        now += TimeSpan.FromSeconds(19);

        Refresh([Entry()], Operator("b", 0), Operator("a", 1)).IsChanged.ShouldBeFalse();

        book.Find(Key)!.AccountId.ShouldBe("a");
    }

    [Fact]
    public void Refresh_NotTakenInTime_IsOfferedOn_AndTheMissIsTold()
    {
        Refresh([Entry()], Operator("a", 1), Operator("b", 2));
        now += Lasts;

        var round = Refresh([Entry()], Operator("a", 1), Operator("b", 2));

        round.Missed.ShouldBe(["a"]);
        book.Find(Key)!.AccountId.ShouldBe("b");
    }

    [Fact]
    public void Refresh_WhoWasAskedLeft_IsOfferedOnAtOnce_WithoutAMiss()
    {
        Refresh([Entry()], Operator("a", 1), Operator("b", 2));

        Refresh([Entry()], Operator("b", 2)).Missed.ShouldBeEmpty();

        book.Find(Key)!.AccountId.ShouldBe("b");
    }

    [Fact]
    public void Pass_IsOfferedOn_AndComesBackWhenEverybodyPassed()
    {
        Refresh([Entry()], Operator("a", 1), Operator("b", 2));
        book.Pass(Key, "b").ShouldBeFalse();
        book.Pass(Key, "a").ShouldBeTrue();
        Refresh([Entry()], Operator("a", 1), Operator("b", 2));
        book.Find(Key)!.AccountId.ShouldBe("b");
        book.Pass(Key, "b").ShouldBeTrue();

        Refresh([Entry()], Operator("a", 1), Operator("b", 2));

        book.Find(Key)!.AccountId.ShouldBe("a");
    }

    [Fact]
    public void Refresh_TakenAndPassedOnByNameBetweenTwoLooks_IsOfferedToWhoIsMeant_ThoughTheyDeclinedItBefore()
    {
        Refresh([Entry()], Operator("a", 1), Operator("b", 2));
        book.Pass(Key, "a");
        Refresh([Entry()], Operator("a", 1), Operator("b", 2));
        book.Find(Key)!.AccountId.ShouldBe("b");

        Refresh([Entry() with { WantedAccountId = "a" }], Operator("a", 1), Operator("b", 2)).IsChanged.ShouldBeTrue();

        book.Find(Key)!.AccountId.ShouldBe("a");
        OfferBook.Read(book.Write()).Find(Key).ShouldBe(book.Find(Key));
    }

    [Fact]
    public void Refresh_MoreWaitThanOperatorsAreThere_EachIsAskedForOne()
    {
        DeskEntry[] waiting = [Entry(conversation: "c1"), Entry(conversation: "c2"), Entry(conversation: "c3")];

        Refresh(waiting, Operator("a", 1), Operator("b", 2));

        waiting.Select(w => book.Find(w.Reference.Key)?.AccountId).ShouldBe(["a", "b", null]);
    }

    [Fact]
    public void Refresh_ConversationWasTaken_ItsOfferEnds()
    {
        Refresh([Entry()], Operator("a"));

        Refresh([], Operator("a")).IsChanged.ShouldBeTrue();

        book.Find(Key).ShouldBeNull();
    }

    [Fact]
    public void Read_WhatWasWritten_IsOfferedToTheSame_AndNotAgainToWhoPassed()
    {
        Refresh([Entry()], Operator("a", 1), Operator("b", 2));
        book.Pass(Key, "a");
        Refresh([Entry()], Operator("a", 1), Operator("b", 2));
        var text = book.Write();

        var read = OfferBook.Read(text);

        read.Find(Key).ShouldBe(new Offer("b", now + Lasts));
        read.Write().ShouldBe(text);
        read.Refresh([Entry()], [Operator("a", 1), Operator("c", 3)], now, Lasts);
        read.Find(Key)!.AccountId.ShouldBe("c");
    }

    private OfferRound Refresh(DeskEntry[] waiting, params FreeOperator[] operators) => book.Refresh(waiting, operators, now, Lasts);
}
