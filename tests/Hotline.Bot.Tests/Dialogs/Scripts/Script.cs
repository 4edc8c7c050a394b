using System.Text.Json;
using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Tests.Dialogs.Scripts;

/// <summary>
/// A conversation, told as it goes: <c>.Says("...").Hears("...")</c>. Every turn is decided twice and must come out the same,
/// its state goes through its stored form, and after every turn an emergency and a wish for a person are tried on the side.
/// </summary>
internal sealed class Script
{
    private readonly ScriptWorld world;
    private readonly ChannelCapabilities channel;
    private readonly ChannelAccount user;
    private readonly ConversationReference reference;
    private readonly List<string> transcript = [];
    private Conversation conversation;
    private int deliveries;

    public Script(ScriptWorld world, ChannelCapabilities channel, string? user)
    {
        this.world = world;
        this.channel = channel;
        this.user = new(user ?? (channel.ResidentIsPhoneNumber ? "+8613800138000" : "resident-1"), Role: "user");
        reference = new() { ChannelId = channel.ChannelId, ConversationId = $"conversation-{world.NextConversation()}", User = this.user, Bot = new("hotline") };
        conversation = new(reference, ConversationState.New, Version: 0, LastSequence: 0);
        world.Store.Put(conversation);
    }

    public ScriptWorld World => world;

    /// <summary>What the last turn decided.</summary>
    public TurnResult Last { get; private set; } = new() { State = ConversationState.New };

    public ConversationState State => conversation.State;

    /// <summary>What was read in the last turn.</summary>
    public string Text => string.Join("\n", Messages.Select(m => m.Text));

    /// <summary>What was said aloud in the last turn.</summary>
    public string Aloud => string.Join("\n", Messages.Select(m => m.Speak ?? m.Text));

    public IEnumerable<Activity> Messages => Last.Replies.Where(r => r.Type == ActivityTypes.Message);

    public IReadOnlyList<string> Choices => [.. Messages.LastOrDefault()?.SuggestedActions?.Actions.Select(a => a.Title) ?? []];

    /// <summary>The ticket opened or changed last in this world.</summary>
    public Ticket Ticket => world.Tickets.All.Last();

    /// <summary>True where a wish for a person is granted at once.</summary>
    public bool ReachesOperators => world.Now.AddHours(8).Hour is >= 8 and < 20 || (channel.EndsWithConnection && world.DialsOutOfHours);

    /// <summary>Both sides so far, for messages of failed tests.</summary>
    public string Transcript => string.Join("\n", transcript);

    /// <summary>The conversation begins: a call comes in, a chat opens, an account is followed.</summary>
    public Script Begins(string? locale = null) => Take(new() { Type = ActivityTypes.ConversationUpdate, MembersAdded = [user], Locale = locale }, InputModality.Event);

    /// <summary>The resident says or writes something.</summary>
    public Script Says(string text, double? confidence = null)
        => Take(new() { Text = text }, channel.Style == AnswerStyle.Spoken ? InputModality.Speech : InputModality.Text, confidence ?? (channel.Style == AnswerStyle.Spoken ? 0.9 : null));

    /// <summary>The caller presses keys.</summary>
    public Script Presses(string keys) => Take(new() { Text = keys }, InputModality.Keys);

    /// <summary>The resident sends files.</summary>
    public Script Sends(string? text, params string[] urls)
        => Take(new() { Text = text, Attachments = [.. urls.Select(u => new Attachment { ContentType = "image/jpeg", ContentUrl = u })] }, InputModality.Text);

    /// <summary>Anything else that a channel hands over.</summary>
    public Script Receives(Activity activity, InputModality input = InputModality.Text) => Take(activity, input);

    /// <summary>Something happens on the channel.</summary>
    public Script Event(string name, JsonElement? value = null) => Take(new() { Type = ActivityTypes.Event, Name = name, Value = value }, InputModality.Event);

    public Script HandoffIs(string state) => Event(EventNames.HandoffStatus, ActivityJson.ToElement(new HandoffStatus(state)));

    /// <summary>The other side ends the conversation.</summary>
    public Script HangsUp() => Take(new() { Type = ActivityTypes.EndOfConversation }, InputModality.Event);

    /// <summary>Time passes.</summary>
    public Script After(TimeSpan time)
    {
        world.Now += time;
        return this;
    }

    /// <summary>The reply holds each of these.</summary>
    public Script Hears(params string[] parts)
    {
        foreach (var part in parts)
            (Text + "\n" + Aloud).ShouldContain(part, Case.Sensitive, Transcript);
        return this;
    }

    /// <summary>The reply holds none of these.</summary>
    public Script DoesNotHear(params string[] parts)
    {
        foreach (var part in parts)
            (Text + "\n" + Aloud).ShouldNotContain(part, Case.Sensitive, Transcript);
        return this;
    }

    public Script HearsNothing()
    {
        Messages.ShouldBeEmpty(Transcript);
        return this;
    }

    /// <summary>These choices are shown, among others perhaps.</summary>
    public Script IsOffered(params string[] titles)
    {
        foreach (var title in titles)
            Choices.ShouldContain(title, Transcript);
        return this;
    }

    /// <summary>The turn raised an event of this kind.</summary>
    public Script Raises<T>(Func<T, bool>? where = null)
        where T : DomainEvent
    {
        Last.Events.OfType<T>().ShouldContain(e => where == null || where(e), Transcript);
        return this;
    }

    public Script RaisesNo<T>()
        where T : DomainEvent
    {
        Last.Events.OfType<T>().ShouldBeEmpty(Transcript);
        return this;
    }

    /// <summary>The turn asks the channel to bring somebody in.</summary>
    public Script IsHandedOver(string reason, string? target = null)
    {
        var initiate = Last.Replies.Where(r => r.Name == EventNames.HandoffInitiate).ShouldHaveSingleItem(Transcript);
        initiate.Value!.Value.Deserialize(ActivityJson.Default.HandoffInitiate)!.ShouldBe(new(reason, target, State.Language == "en" ? "en" : null));
        return this;
    }

    public Script IsHungUpOn()
    {
        Last.Replies.ShouldContain(r => r.Type == ActivityTypes.EndOfConversation, Transcript);
        return this;
    }

    /// <summary>A ticket was opened in the last turn.</summary>
    public Script OpensTicket()
    {
        Last.Tickets.ShouldHaveSingleItem(Transcript).Events.ShouldContain(e => e is TicketOpened);
        return this;
    }

    public Script OpensNoTicket()
    {
        Last.Tickets.ShouldBeEmpty(Transcript);
        return this;
    }

    /// <summary>Looks at anything else.</summary>
    public Script With(Action<Script> check)
    {
        check(this);
        return this;
    }

    private Script Take(Activity activity, InputModality input, double? confidence = null)
    {
        conversation = world.Store.Find(reference.Key) ?? conversation;
        var inbound = new InboundActivity
        {
            Activity = activity with { ChannelId = channel.ChannelId, Conversation = new(reference.ConversationId), From = user, Recipient = reference.Bot },
            ExternalId = $"delivery-{++deliveries}",
            Input = input,
            Confidence = confidence,
        };
        var turn = new TurnInput(conversation, inbound, channel, world.Now, world.NextNumber());
        Last = Decide(turn);
        ResultJson.Of(Decide(turn)).ShouldBe(ResultJson.Of(Last), "The same turn, decided again, comes out differently.");
        foreach (var change in Last.Tickets)
            world.Tickets.Commit(change);
        long logged = 0;
        foreach (var said in (Activity[])[inbound.Activity, .. Last.Replies])
            logged = world.Log.Append(reference.Key, said with { Timestamp = world.Now });
        conversation = conversation with { State = ResultJson.Stored(Last.State), Version = conversation.Version + 1, LastSequence = logged };
        world.Store.Put(conversation with { Reference = conversation.Reference with { Locale = State.Language } });
        transcript.Add($"> {activity.Text ?? activity.Name ?? activity.Type}");
        transcript.AddRange(Last.Replies.Select(r => $"< {r.Text ?? r.Name ?? r.Type}{(r.SuggestedActions is { } s ? " [" + string.Join("|", s.Actions.Select(a => a.Title)) + "]" : "")}"));
        SideTrips.Check(this, turn with { Conversation = conversation }, Decide);
        return this;
    }

    // The engine awaits only what is in memory here, so it has always finished.
    private TurnResult Decide(TurnInput turn)
    {
        var decision = world.Engine.DecideAsync(turn, CancellationToken.None).AsTask();
        decision.IsCompleted.ShouldBeTrue();
        return decision.GetAwaiter().GetResult();
    }
}
