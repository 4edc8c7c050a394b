using Hotline.Channels;
using Hotline.TestKit;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Tickets;

namespace Hotline.Benchmarks.City;

/// <summary>
/// Makes the tickets of a city: nine of ten opened in the past year, resolved, asked about and closed; one of ten opened in the last ten days
/// and at work. The first <see cref="Originals"/> are decided step by step by the service's own rules, as in life; what comes after them are copies
/// with numbers and residents of their own, because deciding a million lives takes longer than measuring them.
/// </summary>
internal sealed class CityTickets
{
    public const int Originals = 10_000;

    private static readonly Actor Operator = new(ActorRole.Operator, "operator");
    private static readonly string[] Channels = [ChannelIds.Phone, ChannelIds.Sms, ChannelIds.WeChat, ChannelIds.WebChat];

    private readonly ITicketDesk desk;
    private readonly IClockSweeper sweeper;
    private readonly DateTimeOffset now;
    private readonly Area[] streets;
    private readonly Category[] categories;
    private readonly TicketChange?[] originals = new TicketChange[Originals];

    public CityTickets(StorageFixture service)
    {
        (desk, sweeper, now) = (service.Get<ITicketDesk>(), service.Get<IClockSweeper>(), service.Time.GetUtcNow());
        var city = service.Get<ICityDirectory>();
        streets = [.. city.Areas.Where(a => a.Level == AreaLevel.Street)];
        categories = [.. city.Categories.Where(c => c.Parent is not null)];
    }

    /// <summary>Sequence of the original that a ticket is a copy of; its own for an original.</summary>
    public static int OriginalOf(int sequence) => ((sequence - 1) % Originals) + 1;

    /// <summary>Telephone of the resident whose ticket it is.</summary>
    public static string PhoneOf(int sequence) => PhoneOf(new Random(sequence));

    /// <summary>Number of the ticket with this sequence.</summary>
    public TicketNumber NumberOf(int sequence) => desk.NumberFor(sequence);

    /// <summary>The ticket with this sequence, from 1, as a change that creates it with its whole history.</summary>
    public TicketChange Make(int sequence)
    {
        // Two threads that make the same original make it alike.
        var original = originals[OriginalOf(sequence) - 1] ??= Decide(OriginalOf(sequence));
        return sequence <= Originals ? original : Copy(original, sequence);
    }

    private TicketChange Decide(int sequence)
    {
        var random = new Random(sequence);
        var life = new Life(desk, Opened(sequence, random, out var isOpen));
        if (life.Ticket.Department is { } department)
            Live(life, new(ActorRole.Department, department), isOpen, random);
        if (sweeper.Sweep(life.Ticket, now) is { } due)
            life.Add(due);
        return new(life.Ticket, life.Events, 0);
    }

    private TicketChange Copy(TicketChange original, int sequence)
    {
        var phone = PhoneOf(sequence);
        return original with
        {
            After = original.After with { Number = NumberOf(sequence), Resident = original.After.Resident with { UserId = phone, Phone = phone } },
        };
    }

    private static string PhoneOf(Random random) => $"+861{random.NextInt64(3_000_000_000, 9_999_999_999)}";

    private TicketChange Opened(int sequence, Random random, out bool isOpen)
    {
        isOpen = random.Next(10) == 0;
        var street = streets[random.Next(streets.Length)];
        var category = categories[random.Next(categories.Length)];
        var phone = PhoneOf(random);
        var matter = new Matter
        {
            Description = $"{street.Name}这里的{category.Name}问题已经好几天了，邻居们都反映过，白天晚上都这样，老人孩子出门不方便，希望尽快派人来看看。第 {sequence} 件。",
            Kind = TicketKind.Complaint,
            Priority = Enum.Parse<TicketPriority>(category.Priority),
            Category = category.Code,
            CategoryConfidence = 0.9,
            Place = new() { District = street.Parent, Street = street.Code, Detail = "3 号楼前" },
        };
        return desk.Open(
            matter, new() { ChannelId = Channels[random.Next(Channels.Length)], UserId = phone, Phone = phone }, desk.NumberFor(sequence), Actor.Bot,
            now - (isOpen ? random.NextDouble() * 10 : 10 + (random.NextDouble() * 355)) * TimeSpan.FromDays(1));
    }

    private static void Live(Life life, Actor department, bool isOpen, Random random)
    {
        if (isOpen && random.Next(10) == 0)
            return;
        life.Do(new TicketCommand.SignIn(), department, TimeSpan.FromMinutes(random.Next(5, 200)));
        life.Do(new TicketCommand.RecordContact("电话", "已接通，约好上门时间"), department, TimeSpan.FromHours(random.Next(1, 30)));
        if (isOpen)
            return;
        life.Do(new TicketCommand.Resolve("已派人到现场处理完毕，并与来电人当面确认。"), department, TimeSpan.FromHours(random.Next(2, 200)));
        if (random.Next(10) > 0)
            life.Do(new TicketCommand.RecordFollowUp(Said(random)), Actor.Bot, TimeSpan.FromHours(3));
        life.Do(new TicketCommand.Close(), Operator, TimeSpan.FromHours(20));
    }

    private static FollowUp Said(Random random) => random.Next(12) == 0
        ? new(IsReached: false)
        : new(IsReached: true, random.Next(20) > 0, random.Next(10) > 0, (Satisfaction)Math.Min(3, random.Next(6)));

    /// <summary>A ticket with what happened to it so far. What its rules refuse at that moment does not happen.</summary>
    private sealed class Life(ITicketDesk desk, TicketChange opened)
    {
        private DateTimeOffset at = opened.After.OpenedAt;

        public Ticket Ticket { get; private set; } = opened.After;

        public List<TicketEvent> Events { get; } = [.. opened.Events];

        public void Do(TicketCommand command, Actor by, TimeSpan later)
        {
            at += later;
            if (desk.Decide(Ticket, command, by, at) is TicketDecision.Accepted { Change: var change })
                Add(change);
        }

        public void Add(TicketChange change)
        {
            Ticket = change.After;
            Events.AddRange(change.Events);
        }
    }
}
