using Hotline.Channels.Tests.Twilio;

namespace Hotline.Channels.Tests.Sms;

/// <summary>Messaging webhooks with the parameters that Twilio sends.</summary>
internal static class SmsRequests
{
    public static Dictionary<string, string> Message(string text, string sid, params (string Name, string Value)[] more)
    {
        var parameters = new Dictionary<string, string>
        {
            ["ToCountry"] = "CN",
            ["ToState"] = "",
            ["SmsMessageSid"] = sid,
            ["NumMedia"] = "0",
            ["SmsSid"] = sid,
            ["SmsStatus"] = "received",
            ["Body"] = text,
            ["FromCountry"] = "CN",
            ["To"] = TwilioRequests.Hotline,
            ["NumSegments"] = "1",
            ["MessageSid"] = sid,
            ["AccountSid"] = TwilioRequests.AccountSid,
            ["From"] = TwilioRequests.Resident,
            ["ApiVersion"] = "2010-04-01",
        };
        foreach (var (name, value) in more)
            parameters[name] = value;
        return parameters;
    }

    public static Dictionary<string, string> Status(string status, string sid, params (string Name, string Value)[] more)
    {
        var parameters = new Dictionary<string, string>
        {
            ["SmsSid"] = sid,
            ["SmsStatus"] = status,
            ["MessageStatus"] = status,
            ["To"] = TwilioRequests.Resident,
            ["MessageSid"] = sid,
            ["AccountSid"] = TwilioRequests.AccountSid,
            ["From"] = TwilioRequests.Hotline,
            ["ApiVersion"] = "2010-04-01",
        };
        foreach (var (name, value) in more)
            parameters[name] = value;
        return parameters;
    }
}
