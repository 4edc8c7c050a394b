namespace Hotline.Channels.Phone;

/// <summary>The phone channel's own settings: <c>Channels:Phone</c>. The account is <see cref="Twilio.TwilioOptions"/>.</summary>
public sealed record PhoneOptions
{
    /// <summary>The operators' number in Development where none is configured, in Twilio's range of test numbers.</summary>
    public const string DevelopmentOperatorNumber = "+15005550110";

    /// <summary><c>OperatorNumber</c>: dialled when a caller is put through to a person, in international form (E.164).</summary>
    public required string OperatorNumber { get; init; }

    /// <summary>
    /// <c>LiveText</c>: true: what is said after an operator has taken a call is written at the desk as it is said, and the caller is told so.
    /// The carrier charges for it.
    /// </summary>
    public bool LiveText { get; init; }

    internal static PhoneOptions Read(ChannelSettings settings) => new()
    {
        LiveText = settings.Optional("Phone:LiveText", value => bool.TryParse(value, out _), "true or false") is { } live && bool.Parse(live),
        OperatorNumber = settings.Required("Phone:OperatorNumber", DevelopmentOperatorNumber, number => PhoneNumber.IsE164(number), PhoneNumber.Allowed),
    };
}
