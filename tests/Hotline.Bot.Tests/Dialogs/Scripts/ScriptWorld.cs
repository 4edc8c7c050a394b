using Hotline.Bot.Claims;
using Hotline.Bot.Dialogs;
using Hotline.Bot.Dialogs.Answers;
using Hotline.Bot.Handoff;
using Hotline.Bot.Tickets;
using Hotline.Bot.Turns;
using Hotline.Bot.Understanding;
using Hotline.Bot.Understanding.Text;
using Hotline.Channels;
using Hotline.Knowledge;
using Hotline.Knowledge.Search;
using Hotline.TestKit;
using Hotline.Ticketing;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Bot.Tests.Dialogs.Scripts;

/// <summary>The engine with the real understanding, articles, ticket desk and sample city; tickets and the queue are in memory.</summary>
internal sealed class ScriptWorld
{
    /// <summary>A Monday at 14:00 in Beijing, inside the operators' hours.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<ServiceProvider> Real = new(LoadReal, LazyThreadSafetyMode.ExecutionAndPublication);

    private long sequence;
    private int conversations;

    public ScriptWorld(params IEnumerable<KeyValuePair<string, string?>> settings)
        : this(Real.Value.GetRequiredService<IKnowledgeBase>(), settings)
    {
    }

    /// <summary>A world with articles of its own.</summary>
    public ScriptWorld(IKnowledgeBase knowledge, params IEnumerable<KeyValuePair<string, string?>> settings)
    {
        Store = new(this);
        var services = new ServiceCollection();
        services.AddSingleton(Real.Value.GetRequiredService<ICityDirectory>());
        services.AddSingleton(Real.Value.GetRequiredService<TicketTexts>());
        services.AddSingleton(Real.Value.GetRequiredService<ITicketDesk>());
        services.AddSingleton(Real.Value.GetRequiredService<IUnderstanding>());
        services.AddSingleton(Real.Value.GetRequiredService<Normaliser>());
        services.AddSingleton(knowledge);
        services.AddSingleton<ITicketReader>(Tickets);
        services.AddSingleton<IHandoffQueue>(Queue);
        services.AddSingleton<IOperatorPresence>(Queue);
        services.AddSingleton<IConversationLog>(Log);
        DialsOutOfHours = !settings.Contains(KeyValuePair.Create(nameof(DialogOptions.DialOutOfHours), (string?)"false"));
        services.AddDialogs(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSingleton<TimeProvider>(new WorldTime(this));
        services.AddSingleton<ITurnStore>(Store);
        services.AddSingleton<IFollowUpReader>(Tickets);
        services.AddSingleton<IRequestMarks>(new NoRequestMarks());
        services.AddSingleton<IWorkClaims>(new NobodyElse());
        foreach (var channel in (ChannelCapabilities[])[TestChannels.Phone, TestChannels.Sms, TestChannels.WeChat, TestChannels.WebChat])
            services.AddSingleton(channel);
        services.AddSingleton<TicketNumberBlock>();
        services.AddTicketCommands();
        var provider = services.BuildServiceProvider();
        Engine = provider.GetRequiredService<ITurnEngine>();
        FollowUps = provider.GetRequiredService<IFollowUps>();
        Suggestions = provider.GetRequiredService<IDeskSuggestions>();
        Commands = provider.GetRequiredService<ITicketCommands>();
    }

    public ITurnEngine Engine { get; }

    public IFollowUps FollowUps { get; }

    public ITicketCommands Commands { get; }

    public IDeskSuggestions Suggestions { get; }

    public StoreInMemory Store { get; }

    /// <summary>As configured.</summary>
    public bool DialsOutOfHours { get; }

    public TicketsInMemory Tickets { get; } = new();

    public QueueInMemory Queue { get; } = new();

    public LogInMemory Log { get; } = new();

    /// <summary>The present of every script in this world.</summary>
    public DateTimeOffset Now { get; set; } = Start;

    public static IKnowledgeBase Knowledge => Real.Value.GetRequiredService<IKnowledgeBase>();

    public static ITicketDesk Desk => Real.Value.GetRequiredService<ITicketDesk>();

    public static IUnderstanding Understanding => Real.Value.GetRequiredService<IUnderstanding>();

    public static TicketTexts TicketTexts => Real.Value.GetRequiredService<TicketTexts>();

    public static ICityDirectory City => Real.Value.GetRequiredService<ICityDirectory>();

    public TicketNumber NextNumber() => Desk.NumberFor(++sequence);

    public int NextConversation() => ++conversations;

    /// <summary>A resident on a channel of this world.</summary>
    public Script On(ChannelCapabilities channel, string? user = null) => new(this, channel, user);

    private static ServiceProvider LoadReal()
    {
        var services = new ServiceCollection();
        services.AddTicketing(new ConfigurationBuilder().Build().GetSection("Ticketing"), Checkout.Appsettings);
        services.AddUnderstanding();
        services.AddKnowledge(Checkout.Articles);
        return services.BuildServiceProvider();
    }

    /// <summary>The department answers: the resident was reached, and the work is done.</summary>
    public async Task ResolveAsync(Ticket ticket, string answer = "路灯已经修好了，今晚会亮，谢谢您的提醒。")
    {
        var staff = new Actor(ActorRole.Department, ticket.Department);
        var result = await Commands.ExecuteAsync(
            ticket.Number, null, new TicketCommand.Resolve(answer) { Contact = new("电话", "已告知") { IsReached = true } }, staff, TestContext.Current.CancellationToken);
        result.ShouldBeOfType<TicketCommandResult.Done>();
    }

    private sealed class WorldTime(ScriptWorld world) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => world.Now;
    }

    private sealed class NoRequestMarks : IRequestMarks
    {
        public Task<MarkedRequest?> FindAsync(string scope, string key, CancellationToken cancellationToken) => Task.FromResult<MarkedRequest?>(null);

        public Task<bool> TryTakeAsync(RequestMark request, DateTimeOffset at, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task ReleaseAsync(RequestMark request, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
