using Hotline.Bot.Tickets;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tests.Tickets;

public sealed class RecentIssuesTests
{
    private static readonly DateTimeOffset _start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Add_OneByOne_GathersAndKeepsTheName()
    {
        var issues = new RecentIssues();
        foreach (var ticket in Lamp(1, 0).Concat(Others(10, 0)).Concat(Lamp(2, 5)).Concat(Lamp(3, 6)))
            issues.Add([ticket]);

        var lamp = issues.Since(_start)[0];

        lamp.Name.Words.ShouldBe("花家地北里三号楼前的路灯1天不亮了");
        lamp.Tickets.Select(t => t.Number.Value).ShouldBe([1, 2, 3]);
        issues.Since(_start.AddDays(5)).ShouldHaveSingleItem().Tickets.Count.ShouldBe(2);
    }

    [Fact]
    public void Forget_FirstTicketsOfAnIssue_KeepsItsName()
    {
        var issues = new RecentIssues();
        issues.Add([.. Lamp(1, 0), .. Others(10, 0), .. Lamp(2, 5), .. Lamp(3, 6), .. Others(20, 6)]);
        var name = issues.Since(_start)[0].Name;

        issues.Forget(_start.AddDays(4));

        issues.Tickets.Count.ShouldBe(6);
        issues.Since(_start)[0].Name.ShouldBe(name);
        issues.Add([.. Lamp(4, 7)]);
        issues.Since(_start)[0].Name.ShouldBe(name);
        issues.Since(_start)[0].Tickets.Count.ShouldBe(3);
    }

    [Fact]
    public void Like_WordsOfAnIssue_FindsItsTicketsAndNoOthers()
    {
        var issues = new RecentIssues();
        issues.Add([.. Lamp(1, 0), .. Others(10, 0), .. Lamp(2, 1)]);

        issues.Like("三号楼前的路灯坏了，在花家地北里", "", 0.25).Select(l => l.Ticket.Number.Value).ShouldBe([1, 2], ignoreOrder: true);
        issues.Like("想问老年卡在哪里办", "", 0.25).ShouldBeEmpty();
    }

    private static RecentTicket[] Lamp(int number, int day) => [Ticket(number, day, $"花家地北里三号楼前的路灯{number}天不亮了")];

    private static RecentTicket[] Others(int number, int day) =>
    [
        Ticket(number, day, "望京南湖渠地铁站口共享单车堆满了人行道"), Ticket(number + 1, day, "劲松二区自来水发黄有异味"),
        Ticket(number + 2, day, "团结湖菜市场缺斤短两没人管"), Ticket(number + 3, day, "八里庄工地半夜施工打桩"),
    ];

    private static RecentTicket Ticket(int number, int day, string words) =>
        new(new TicketNumber(number), _start.AddDays(day).AddMinutes(number), words, "", null, null, $"resident-{number}");
}
