using Hotline.Channels;

namespace Hotline.TestKit;

/// <summary>
/// An inbox without engine or database: records what a channel hands in, once per external id, and answers as scripted.
/// </summary>
/// <param name="reply">What the bot answers to a first delivery; by default it repeats what was said.</param>
public sealed class ScriptedInbox(Func<InboundActivity, IReadOnlyList<Activity>>? reply = null) : IInbox
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string ChannelId, string ExternalId), Receipt> receipts = [];
    private readonly List<InboundActivity> accepted = [];
    private readonly List<Receipt> confirmed = [];
    private int deliveries;
    private int deferrals;

    /// <summary>What the bot answers; may be changed between messages.</summary>
    public Func<InboundActivity, IReadOnlyList<Activity>> Reply { get; set; } = reply ?? Repeat;

    /// <summary>True: nothing can be stored, as while the database is away.</summary>
    public bool IsUnavailable { get; set; }

    /// <summary>First deliveries, in order.</summary>
    public IReadOnlyList<InboundActivity> Accepted
    {
        get { lock (gate) return [.. accepted]; }
    }

    /// <summary>The one activity that was accepted.</summary>
    public InboundActivity OnlyAccepted => Accepted.Count == 1
        ? Accepted[0]
        : throw new InvalidOperationException($"{Accepted.Count} activities were accepted, not one.");

    /// <summary>Receipts whose replies the channel said it had delivered, in order.</summary>
    public IReadOnlyList<Receipt> Confirmed
    {
        get { lock (gate) return [.. confirmed]; }
    }

    /// <summary>All deliveries, repeated ones too.</summary>
    public int Deliveries
    {
        get { lock (gate) return deliveries; }
    }

    /// <summary>The next delivery is stored, but its turn is not committed before it was asked for <paramref name="times"/> times.</summary>
    public void DeferNext(int times)
    {
        lock (gate)
            deferrals = times;
    }

    /// <inheritdoc/>
    public Task<Receipt> AcceptAsync(InboundActivity inbound, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inbound);
        lock (gate)
        {
            deliveries++;
            if (IsUnavailable)
                throw new InboxUnavailableException("scripted to be away");
            var key = (inbound.Activity.ChannelId!, inbound.ExternalId);
            var isFirst = !receipts.TryGetValue(key, out var receipt);
            receipt ??= receipts[key] = Decide(inbound);
            if (deferrals > 0)
            {
                deferrals--;
                return Task.FromResult(new Receipt { Status = AcceptStatus.Deferred });
            }

            return Task.FromResult(isFirst ? receipt : receipt with { Status = AcceptStatus.Duplicate });
        }
    }

    /// <inheritdoc/>
    public Task<Receipt?> FindAsync(string channelId, string externalId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (IsUnavailable)
                throw new InboxUnavailableException("scripted to be away");
            if (!receipts.TryGetValue((channelId, externalId), out var receipt))
                return Task.FromResult<Receipt?>(null);
            if (deferrals == 0)
                return Task.FromResult<Receipt?>(receipt with { Status = AcceptStatus.Duplicate });
            deferrals--;
            return Task.FromResult<Receipt?>(new Receipt { Status = AcceptStatus.Deferred });
        }
    }

    /// <inheritdoc/>
    public void ConfirmDelivered(Receipt receipt)
    {
        lock (gate)
            confirmed.Add(receipt);
    }

    private Receipt Decide(InboundActivity inbound)
    {
        accepted.Add(inbound);
        var turn = accepted.Count;
        var conversation = inbound.Activity.Conversation!.Id;
        var activityId = $"{conversation}|{turn * 100:D7}";
        var replies = Reply(inbound).Select((activity, i) => activity with
        {
            Id = $"{conversation}|{turn * 100 + i + 1:D7}",
            ReplyToId = activityId,
            ChannelId = inbound.Activity.ChannelId,
            Conversation = inbound.Activity.Conversation,
            From = inbound.Activity.Recipient,
            Recipient = inbound.Activity.From,
        }).ToList();
        return new Receipt
        {
            Status = AcceptStatus.Committed,
            ActivityId = activityId,
            Replies = replies,
            HandoverId = replies.Count > 0 ? turn : null,
        };
    }

    private static IReadOnlyList<Activity> Repeat(InboundActivity inbound)
        => inbound.Activity.Type == ActivityTypes.Message ? [new Activity { Text = "收到：" + inbound.Activity.Text }] : [];
}
