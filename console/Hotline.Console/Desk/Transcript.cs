using Hotline.Channels;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Desk;

/// <summary>Makes lines that people read of a conversation's log.</summary>
internal static class Transcript
{
    private const string OwnFiles = "/files/";

    public static IReadOnlyList<TalkLine> Of(IEnumerable<LoggedActivity> log) => [.. log.Select(Line).OfType<TalkLine>()];

    private static TalkLine? Line(LoggedActivity logged)
    {
        var activity = logged.Activity;
        if (activity.Type == ActivityTypes.Message)
            return Said(logged);
        return EventText(activity) is { } text ? new(logged.Sequence, activity.Timestamp, TalkSide.Event, null, text, []) : null;
    }

    private static TalkLine Said(LoggedActivity logged)
    {
        var activity = logged.Activity;
        var isOurs = activity.From?.Role == "bot";
        var speaker = isOurs ? activity.From?.Name : null;
        var place = activity.Entities?.FirstOrDefault(e => e.Type == Entity.GeoCoordinates);
        var where = place is null ? null : T("Talk_Place", place.Name ?? "", place.Latitude, place.Longitude);
        var text = string.Join('\n', new[] { activity.Text, where }.Where(t => !string.IsNullOrEmpty(t)));
        return new(logged.Sequence, activity.Timestamp, !isOurs ? TalkSide.Resident : speaker is null ? TalkSide.Bot : TalkSide.Operator, speaker, text, Files(activity));
    }

    /// <summary>Only files in our own store are linked: an address of elsewhere would tell others who reads this.</summary>
    private static TalkFile[] Files(Activity activity) => activity.Attachments is null
        ? []
        : [.. activity.Attachments.Where(a => a.ContentUrl?.StartsWith(OwnFiles, StringComparison.Ordinal) == true)
            .Select(a => new TalkFile(a.ContentUrl!, a.Name ?? T("Talk_File"), a.ContentType.StartsWith("image/", StringComparison.Ordinal)))];

    private static string? EventText(Activity activity) => activity switch
    {
        { Type: ActivityTypes.EndOfConversation } => T("Talk_Ended"),
        { Name: EventNames.HandoffInitiate } => T("Talk_Initiated"),
        { Name: EventNames.HandoffStatus } => State(activity) switch
        {
            "accepted" => T("Talk_Accepted"),
            "completed" => T("Talk_Completed"),
            "returned" => T("Talk_Returned"),
            "failed" => T("Talk_Failed"),
            _ => null,
        },
        { Name: EventNames.OptOut } => T("Talk_OptedOut"),
        _ => null,
    };

    private static string? State(Activity activity)
        => activity.Value is { ValueKind: System.Text.Json.JsonValueKind.Object } value && value.TryGetProperty("state", out var state)
            && state.ValueKind == System.Text.Json.JsonValueKind.String ? state.GetString() : null;
}
