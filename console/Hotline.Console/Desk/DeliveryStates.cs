using Hotline.Bot.Mail;
using Hotline.Channels;
using Hotline.Console.Wording;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Desk;

/// <summary>How far each of our messages in a conversation has come, in words.</summary>
internal sealed class DeliveryStates(ISentMessages sent, IConversationSigns signs, TimeProvider time)
{
    /// <summary>More than the messages of ours among the lines that are shown.</summary>
    private const int PushesRead = 200;

    /// <summary>Says of a place in the log how far what stands there has come; null: nothing is known of it.</summary>
    /// <param name="channel">The conversation's channel.</param>
    /// <param name="key">The conversation.</param>
    /// <param name="lastHeard">Place of the resident's last message that is shown: a client that posts has read so far.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<Func<long, DeliveryLook?>> OfAsync(ChannelCapabilities channel, ConversationKey key, long lastHeard, CancellationToken cancellationToken)
    {
        if (channel.EndsWithConnection)
            return _ => null;
        if (channel.Replies == ReplyMode.Log)
        {
            var reached = Math.Max(lastHeard, signs.ReachedBy(key));
            return place => place <= reached ? new("done", T("Delivery_Delivered")) : new("", T("Delivery_Unread"));
        }

        var looks = new Dictionary<long, DeliveryLook>();
        foreach (var push in await sent.OfAsync(key, PushesRead, cancellationToken))
        {
            foreach (var place in push.Sequences)
                looks.TryAdd(place, LookOf(push));
        }

        return looks.GetValueOrDefault;
    }

    private DeliveryLook LookOf(SentMessage push) => push.Progress switch
    {
        SendProgress.Waiting when push.Reason is { } reason => new("soon", T("Delivery_Retry", Times.Span(Positive(push.NextAttemptAt - time.GetUtcNow())), FaultWords.Of(reason)), reason),
        SendProgress.Waiting => new("", T("Delivery_Waiting")),
        SendProgress.Accepted => new("", T("Delivery_Accepted")),
        SendProgress.Sent => new("", T("Delivery_Sent")),
        SendProgress.Delivered => new("done", T("Delivery_Delivered")),
        SendProgress.Failed => new("late", push.Reason is { } why ? T("Delivery_FailedFor", FaultWords.Of(why)) : T("Delivery_Failed"), push.Reason),
        SendProgress.Suppressed => new("late", T("Delivery_Suppressed")),
    };

    private static TimeSpan Positive(TimeSpan? span) => span is { } left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
}

/// <summary>How far a message of ours has come.</summary>
/// <param name="Class">Of its element: <c>done</c>, <c>soon</c>, <c>late</c> or none.</param>
/// <param name="Text">In words.</param>
/// <param name="Raw">What the sender said, for those who have to mend it; or null.</param>
public sealed record DeliveryLook(string Class, string Text, string? Raw = null);
