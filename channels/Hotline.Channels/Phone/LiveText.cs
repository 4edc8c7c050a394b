using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Hotline.Channels.Twilio;
using Microsoft.AspNetCore.DataProtection;

namespace Hotline.Channels.Phone;

/// <summary>
/// What is said in a call that an operator has taken, as text: asks Twilio for it, and reads what Twilio reports. The reports name the call
/// and not its numbers, so those travel in the report's address, sealed, because proxies log addresses.
/// </summary>
/// <remarks>https://www.twilio.com/docs/voice/twiml/transcription</remarks>
internal sealed class LiveText(IDataProtectionProvider protection, PublicOrigin publicOrigin)
{
    public const string Path = "/twilio/voice/words";

    /// <summary>The name by which a call's transcription is stopped.</summary>
    private const string Name = "hotline";

    private const string Purpose = "Hotline.Phone.LiveText";
    private const int MaxSealLength = 2_000;

    /// <summary>More than anybody says in one breath.</summary>
    private const int MaxTextLength = 4_000;

    private readonly IDataProtector seal = protection.CreateProtector(Purpose);

    /// <summary>Absolute address at which what is said in a call is reported; null where the service does not know its own.</summary>
    public string? AddressFor(ConversationReference call)
        => publicOrigin.Address($"{Path}?of={seal.Protect($"{call.User.Id}|{call.Bot?.Id}")}");

    /// <summary>Begins to write down what is said from here on.</summary>
    /// <param name="twiml">Where to write.</param>
    /// <param name="address">From <see cref="AddressFor"/>.</param>
    /// <param name="isEnglish">The call's language.</param>
    public static void Start(TwimlWriter twiml, string address, bool isEnglish)
        => twiml.Open("Start"u8).Open("Transcription"u8).Attribute("name"u8, Name).Attribute("statusCallbackUrl"u8, address)
            .Attribute("languageCode"u8, isEnglish ? "en-US" : "cmn-Hans-CN").Attribute("track"u8, "both_tracks").Attribute("partialResults"u8, "false")
            .Attribute("profanityFilter"u8, "false").Close("Transcription"u8).Close("Start"u8);

    /// <summary>Ends it, where it goes on.</summary>
    public static void Stop(TwimlWriter twiml)
        => twiml.Open("Stop"u8).Open("Transcription"u8).Attribute("name"u8, Name).Close("Transcription"u8).Close("Stop"u8);

    /// <summary>Reads a report; null where it holds no words, or was asked for by nobody.</summary>
    /// <param name="form">The parameters.</param>
    /// <param name="sealedNumbers">The address's <c>of</c>.</param>
    public InboundActivity? Map(TwilioForm form, string? sealedNumbers)
    {
        if (form["TranscriptionEvent"u8] != "transcription-content" || TwilioSid.Of(form["CallSid"u8]) is not { } call || TwilioSid.Of(form["TranscriptionSid"u8]) is not { } transcription
            || !long.TryParse(form["SequenceId"u8], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || Words(form["TranscriptionData"u8]) is not { } words || Numbers(sealedNumbers) is not [var resident, var hotline])
            return null;
        var isResident = form["Track"u8] == "inbound_track";
        return new()
        {
            Activity = new()
            {
                Type = ActivityTypes.Event,
                Name = EventNames.Heard,
                Value = ActivityJson.ToElement(new HeardInCall(isResident, words)),
                ChannelId = ChannelIds.Phone,
                Conversation = new(call),
                From = new(resident, Role: "user"),
                Recipient = new(hotline, Role: "bot"),
            },
            ExternalId = string.Create(CultureInfo.InvariantCulture, $"{call}|words|{transcription}|{sequence}"),
            Input = InputModality.Event,
        };
    }

    private string[]? Numbers(string? sealedNumbers)
    {
        if (sealedNumbers is not { Length: > 0 and <= MaxSealLength })
            return null;
        try
        {
            return seal.Unprotect(sealedNumbers).Split('|');
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string? Words(string? data)
    {
        try
        {
            using var json = JsonDocument.Parse(data ?? "");
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("transcript", out var transcript)
                && transcript.ValueKind == JsonValueKind.String && PlainText.Clean(transcript.GetString()).Trim() is { Length: > 0 } words
                ? words[..Math.Min(words.Length, MaxTextLength)]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
