namespace Hotline.Channels.Phone;

/// <summary>The phone channel's own settings: <c>Channels:Phone</c>. The account is <see cref="Twilio.TwilioOptions"/>.</summary>
public sealed record PhoneOptions
{
    /// <summary>The operators' number in Development where none is configured, in Twilio's range of test numbers.</summary>
    public const string DevelopmentOperatorNumber = "+15005550110";

    /// <summary><c>OperatorNumber</c>: dialled when a caller is put through to a person, in international form (E.164).</summary>
    public required string OperatorNumber { get; init; }

    internal static PhoneOptions Read(ChannelSettings settings) => new()
    {
        OperatorNumber = settings.Required("Phone:OperatorNumber", DevelopmentOperatorNumber, number => PhoneNumber.IsE164(number), PhoneNumber.Allowed),
    };
}
