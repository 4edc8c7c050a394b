using System.Text.Json;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Turns;
using Hotline.Channels;

namespace Hotline.Bot.Handoff;

/// <summary>
/// Gives the operator what was said before them: the transcript that the Bot Framework handoff protocol attaches to
/// <c>handoff.initiate</c> (content type <c>application/json</c>, name <c>Transcript</c>).
/// </summary>
internal sealed class HandoffTranscript(IConversationLog log)
{
    private const string ContentType = "application/json";
    private const string AttachmentName = "Transcript";

    /// <summary>The last ones tell what it is about; the whole conversation is in the log.</summary>
    private const int MostActivities = 50;

    /// <summary>A longer message is cut: the event travels through channels that bound what they carry.</summary>
    private const int MostCharacters = 1_000;

    /// <summary>Attaches the transcript where <paramref name="result"/> hands the conversation over.</summary>
    public async ValueTask<TurnResult> AttachAsync(TurnInput input, TurnResult result, CancellationToken cancellationToken)
    {
        if (!result.Replies.Any(IsHandover))
            return result;
        var conversation = input.Conversation;
        var after = Math.Max(0, conversation.LastSequence - MostActivities);
        var logged = await log.ReadAsync(conversation.Reference.Key, after, MostActivities, cancellationToken);
        var now = input.Inbound.Activity with { Timestamp = input.Now };
        var said = logged.Select(l => l.Activity).Append(now).Concat(result.Replies.Select(r => r with { Timestamp = input.Now, From = BotAccount.Of(conversation.Reference) }));
        var transcript = new Transcript([.. said.Where(a => a.Type == ActivityTypes.Message).TakeLast(MostActivities).Select(Shortened)]);
        var attachment = new Attachment
        {
            ContentType = ContentType,
            Name = AttachmentName,
            Content = JsonSerializer.SerializeToElement(transcript, ActivityJson.Default.Transcript),
        };
        return result with { Replies = [.. result.Replies.Select(r => IsHandover(r) ? r with { Attachments = [attachment] } : r)] };
    }

    private static bool IsHandover(Activity activity) => activity is { Type: ActivityTypes.Event, Name: EventNames.HandoffInitiate };

    // Who said what, when, with which files: what choices were offered and how it sounded aloud helps nobody now.
    private static Activity Shortened(Activity activity) => new()
    {
        Type = activity.Type,
        Id = activity.Id,
        Timestamp = activity.Timestamp,
        From = activity.From,
        Text = activity.Text is { } text ? Excerpt.Cut(text, MostCharacters) : null,
        Attachments = activity.Attachments is { Count: > 0 } files ? [.. files.Where(f => f.Content is null)] : null,
        Entities = activity.Entities,
    };
}
