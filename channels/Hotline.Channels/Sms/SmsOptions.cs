namespace Hotline.Channels.Sms;

/// <summary>The SMS channel's own settings: <c>Channels:Sms</c>. The account is <see cref="Twilio.TwilioOptions"/>.</summary>
public sealed record SmsOptions
{
    /// <summary>The hotline's number in Development where none is configured: Twilio's magic number that accepts every message.</summary>
    public const string DevelopmentFrom = "+15005550006";

    /// <summary><c>From</c>: the hotline's number, in international form (E.164).</summary>
    public required string From { get; init; }

    internal static SmsOptions Read(ChannelSettings settings)
        => new() { From = settings.Required("Sms:From", DevelopmentFrom, number => PhoneNumber.IsE164(number), PhoneNumber.Allowed) };
}
