using System.Text.Json;
using Hotline.Bot.Dialogs.Hearing;
using Hotline.Bot.Understanding;
using Hotline.Channels;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs;

/// <summary>Reads what came in: words, the choice they pick, files and places; and settles the language of the turn.</summary>
internal sealed class MessageReader(IUnderstanding understanding, StandardChoices standardChoices, DialogOptions options)
{
    private const string AudioPrefix = "audio/";

    /// <summary>Files of one message that are looked at.</summary>
    private const int MaxFilesOfMessage = 10;

    private const double MaxLatitude = 90;
    private const double MaxLongitude = 180;

    /// <summary>Reads the turn's activity into <see cref="Turn.Message"/>.</summary>
    public void Read(Turn turn)
    {
        var inbound = turn.Input.Inbound;
        var activity = inbound.Activity;
        var point = Point(turn, activity);
        var words = point is not null && activity.Text == PlaceLabel(activity) ? "" : Words(activity);
        Take(turn, words, new()
        {
            Words = words,
            Heard = Nothing(turn),
            Files = Files(activity),
            HasUnheardSpeech = words.Length == 0 && activity.Attachments?.Any(IsAudio) == true,
            Point = point,
            Input = inbound.Input,
        });
        turn.Message = turn.Message with { IsUncertain = IsUncertain(turn.Message, inbound.Confidence) };
    }

    /// <summary>Takes other words in the place of the turn's message, as if they had been said surely.</summary>
    public void Replace(Turn turn, string words) => Take(turn, words, turn.Message with { IsUncertain = false });

    private void Take(Turn turn, string words, Message message)
    {
        var (picked, isOutOfRange) = Picks.Find(words, turn.State.Choices);
        var standsFor = picked is { } index ? turn.State.Choices[index].Value : words;
        var heard = standsFor.Length == 0 ? Nothing(turn) : understanding.Understand(standsFor, turn.KnownLanguage, turn.Now);
        if (picked is not null && standardChoices.IntentOf(standsFor) is { } intent)
            heard = heard with { Intent = intent, Confidence = 1 };
        turn.Message = message with { Words = standsFor, Heard = heard, Picked = picked, IsPickOutOfRange = isOutOfRange && heard.FourDigits is null };
        if (turn.Message.Picked is null && turn.Message.Input != InputModality.Keys)
            ConversationLanguage.Follow(turn);
        // A number may also be heard as one of the choices inside a few words ("第二个").
        if (picked is null && Picks.Heard(turn.Message, turn.State.Choices) is { } said)
            Take(turn, turn.State.Choices[said].Title, message);
    }

    private static string Words(Activity activity)
    {
        var text = activity.Text;
        if (string.IsNullOrEmpty(text) && activity.Value is { ValueKind: JsonValueKind.String } value)
            text = value.GetString();
        if (string.IsNullOrEmpty(text))
            return "";
        var needsCleaning = false;
        foreach (var c in text)
            needsCleaning |= char.IsControl(c) && c != '\n';
        return (needsCleaning ? string.Concat(text.Where(c => c == '\n' || !char.IsControl(c))) : text).Trim();
    }

    private bool IsUncertain(Message message, double? confidence)
        => message.Input == InputModality.Speech && confidence < options.ConfirmSpeechBelow && message.HasWords
           && message.Picked is null && !IsHarmless(message.Heard);

    // Asking "did you say: a person?" would only annoy; nothing is lost where one of these was misheard.
    private static bool IsHarmless(Understood heard)
        => heard.Intent is Intent.Human or Intent.Help or Intent.Repeat or Intent.Slower or Intent.Wait or Intent.Yes or Intent.No or Intent.Greeting;

    private static string[] Files(Activity activity)
        => activity.Attachments is null
            ? []
            : [.. activity.Attachments.Where(a => a.ContentUrl is { Length: > 0 } && a.Content is null).Take(MaxFilesOfMessage).Select(a => a.ContentUrl!)];

    private static bool IsAudio(Attachment attachment) => attachment.ContentType.StartsWith(AudioPrefix, StringComparison.OrdinalIgnoreCase);

    private static Entity? PlaceOf(Activity activity)
        => activity.Entities?.FirstOrDefault(e => e is { Type: Entity.GeoCoordinates, Latitude: >= -MaxLatitude and <= MaxLatitude, Longitude: >= -MaxLongitude and <= MaxLongitude });

    private static string? PlaceLabel(Activity activity) => PlaceOf(activity)?.Name;

    private Place? Point(Turn turn, Activity activity)
    {
        if (PlaceOf(activity) is not { } entity)
            return null;
        var label = entity.Name is { Length: > 0 } name ? understanding.Understand(name, turn.Language, turn.Now).Place : Place.Unknown;
        return label with { Latitude = entity.Latitude, Longitude = entity.Longitude, Detail = label.Detail ?? entity.Name };
    }

    private static Understood Nothing(Turn turn) => new()
    {
        Text = "",
        Language = turn.Language,
        Intent = Intent.Unknown,
        Confidence = 0,
        Place = Place.Unknown,
    };
}
