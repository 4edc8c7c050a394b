using Hotline.Channels.Tests.Twilio;

namespace Hotline.Channels.Tests.Phone;

/// <summary>Voice webhooks with the parameters that Twilio sends.</summary>
internal static class PhoneRequests
{
    public static readonly string CallSid = TwilioRequests.Sid("CA", "42");

    public static Dictionary<string, string> Call(params (string Name, string Value)[] more)
    {
        var parameters = new Dictionary<string, string>
        {
            ["AccountSid"] = TwilioRequests.AccountSid,
            ["ApiVersion"] = "2010-04-01",
            ["CallSid"] = CallSid,
            ["CallStatus"] = "in-progress",
            ["Direction"] = "inbound",
            ["From"] = TwilioRequests.Resident,
            ["To"] = TwilioRequests.Hotline,
            ["Caller"] = TwilioRequests.Resident,
            ["Called"] = TwilioRequests.Hotline,
            ["FromCity"] = "",
            ["FromCountry"] = "CN",
        };
        foreach (var (name, value) in more)
            parameters[name] = value;
        return parameters;
    }
}
