using System.Globalization;
using Hotline.Channels;

namespace Hotline.Bot.Turns;

/// <summary>Turns a decision into what is committed: numbers and addresses both sides of the conversation.</summary>
internal static class TurnComposer
{
    /// <summary>
    /// How long after the reply deadline the outbox still leaves a reply to the HTTP response: the response may be on its way
    /// when the deadline passes, and a reply heard twice is worse than one heard a little later.
    /// </summary>
    private static readonly TimeSpan HandoverGrace = TimeSpan.FromSeconds(5);

    /// <summary>Composes the commit of a turn.</summary>
    /// <param name="input">What the turn was decided on.</param>
    /// <param name="result">What it decided.</param>
    /// <param name="isWaitedFor">True while the channel waits for the reply in its HTTP response.</param>
    public static TurnCommit Compose(TurnInput input, TurnResult result, bool isWaitedFor)
    {
        var before = input.Conversation;
        var reference = ConversationReference.From(input.Inbound.Activity) with { Locale = result.State.Language };
        var log = new List<LoggedActivity>(result.Replies.Count + 1);
        var inbound = input.Inbound.Activity with { Id = ActivityId(reference, before.LastSequence + 1), Timestamp = input.Now };
        log.Add(new(before.LastSequence + 1, inbound));
        foreach (var reply in result.Replies)
            log.Add(Address(reply, inbound, reference, before.LastSequence + log.Count + 1, input.Now));
        return new()
        {
            Inbound = input.Inbound,
            At = input.Now,
            Conversation = new(reference, result.State, before.Version + 1, before.LastSequence + log.Count),
            Log = log,
            Tickets = result.Tickets,
            Events = result.Events,
            Outbox = input.Inbound.VendorFiles is { Count: > 0 } files ? [.. files.Select(f => Copy(f, reference))] : [],
            PushRepliesAfter = PushAfter(input, result, isWaitedFor),
        };
    }

    /// <summary>The id under which an activity stands in its conversation's log.</summary>
    public static string ActivityId(ConversationReference reference, long sequence)
        => string.Create(CultureInfo.InvariantCulture, $"{reference.ConversationId}|{sequence:D7}");

    // Under an id of its own, so that it waits for no message to the resident, and none for it.
    private static OutboxEntry Copy(VendorFile file, ConversationReference reference) => new(
        new() { ChannelId = VendorFile.RelayChannelId, ConversationId = file.FileId, User = reference.User },
        [
            new()
            {
                Type = ActivityTypes.Event,
                Name = EventNames.CopyFile,
                ChannelId = reference.ChannelId,
                Attachments = [new() { ContentType = file.ContentType, ContentUrl = file.Address, Name = file.FileId }],
            },
        ]);

    private static LoggedActivity Address(Activity reply, Activity inbound, ConversationReference reference, long sequence, DateTimeOffset now)
        => new(sequence, reply with
        {
            Id = ActivityId(reference, sequence),
            Timestamp = now,
            ChannelId = reference.ChannelId,
            Conversation = inbound.Conversation,
            From = BotAccount.Of(reference),
            Recipient = reference.User,
            ReplyToId = inbound.Id,
            Locale = reply.Locale ?? reference.Locale,
        });

    private static DateTimeOffset? PushAfter(TurnInput input, TurnResult result, bool isWaitedFor)
    {
        if (input.Channel.Replies == ReplyMode.Log || input.Channel.EndsWithConnection || result.Replies.All(r => r.Type != ActivityTypes.Message))
            return null;
        return isWaitedFor ? input.Now + input.Channel.ReplyDeadline + HandoverGrace : input.Now;
    }
}

/// <summary>The hotline's own account in a conversation.</summary>
internal static class BotAccount
{
    /// <summary>The address the resident wrote to, in the role of the bot.</summary>
    public static ChannelAccount Of(ConversationReference reference) => (reference.Bot ?? new("hotline")) with { Role = "bot" };
}
