using System.Globalization;
using System.Text.Json;
using Hotline.Bot.Handoff;
using Hotline.Channels;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Desk;

/// <summary>Makes lines that people read of a conversation's log.</summary>
internal static class Transcript
{
    private const string OwnFiles = "/files/";

    /// <summary>What was said and what was noted, in the order in which it happened.</summary>
    /// <param name="log">Both sides of the conversation, oldest first.</param>
    /// <param name="notes">Oldest first.</param>
    /// <param name="names">Names of those who noted, by account.</param>
    /// <param name="delivery">How far what stands at a place has come, or null.</param>
    public static IReadOnlyList<TalkLine> Of(
        IReadOnlyList<LoggedActivity> log, IReadOnlyList<DeskNote> notes, IReadOnlyDictionary<string, string> names, Func<long, DeliveryLook?> delivery)
    {
        var first = log.Count > 0 ? log[0].Sequence - 1 : 0;
        var said = log.Select(l => (l.Sequence, IsNote: false, Line: Line(l, delivery)));
        var noted = notes.Where(n => n.AfterSequence >= first).Select(n => (Sequence: n.AfterSequence, IsNote: true, Line: (TalkLine?)Noted(n, names)));
        return [.. said.Concat(noted).OrderBy(l => l.Sequence).ThenBy(l => l.IsNote).Select(l => l.Line).OfType<TalkLine>()];
    }

    private static TalkLine Noted(DeskNote note, IReadOnlyDictionary<string, string> names)
    {
        var result = note.Result is null ? null : T("WrapUp_" + note.Result);
        var text = string.Join('\n', new[] { result, note.Text }.Where(t => !string.IsNullOrEmpty(t)));
        return new(string.Create(CultureInfo.InvariantCulture, $"n{note.Id}"), note.At, TalkSide.Note, names.GetValueOrDefault(note.AccountId), text, []);
    }

    private static string IdOf(LoggedActivity logged) => string.Create(CultureInfo.InvariantCulture, $"l{logged.Sequence}");

    private static TalkLine? Line(LoggedActivity logged, Func<long, DeliveryLook?> delivery)
    {
        var activity = logged.Activity;
        if (activity.Type == ActivityTypes.Message)
            return Said(logged) is { By: not TalkSide.Resident } ours ? ours with { Delivery = delivery(logged.Sequence) } : Said(logged);
        if (activity is { Type: ActivityTypes.Event, Name: EventNames.Heard })
            return Heard(logged);
        return EventText(activity) is { } text ? new(IdOf(logged), activity.Timestamp, TalkSide.Event, null, text, []) : null;
    }

    // What was said in a call that an operator has taken.
    private static TalkLine? Heard(LoggedActivity logged)
    {
        if (logged.Activity.Value?.Deserialize(ActivityJson.Default.HeardInCall) is not { } heard)
            return null;
        var side = heard.IsResident ? TalkSide.Resident : TalkSide.Operator;
        return new(IdOf(logged), logged.Activity.Timestamp, side, heard.IsResident ? null : T("Talk_OnThePhone"), heard.Text, []);
    }

    private static TalkLine Said(LoggedActivity logged)
    {
        var activity = logged.Activity;
        var isOurs = activity.From?.Role == "bot";
        var speaker = isOurs ? activity.From?.Name : null;
        var place = activity.Entities?.FirstOrDefault(e => e.Type == Entity.GeoCoordinates);
        var where = place is null ? null : T("Talk_Place", place.Name ?? "", place.Latitude, place.Longitude);
        var text = string.Join('\n', new[] { activity.Text, where }.Where(t => !string.IsNullOrEmpty(t)));
        return new(IdOf(logged), activity.Timestamp, !isOurs ? TalkSide.Resident : speaker is null ? TalkSide.Bot : TalkSide.Operator, speaker, text, Files(activity));
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

    /// <summary>True where it says that a handoff has come to this state.</summary>
    public static bool IsStatus(Activity activity, string state) => activity is { Type: ActivityTypes.Event, Name: EventNames.HandoffStatus } && State(activity) == state;

    private static string? State(Activity activity)
        => activity.Value is { ValueKind: System.Text.Json.JsonValueKind.Object } value && value.TryGetProperty("state", out var state)
            && state.ValueKind == System.Text.Json.JsonValueKind.String ? state.GetString() : null;
}
