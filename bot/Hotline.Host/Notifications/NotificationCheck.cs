using System.Net.Mail;
using System.Text.RegularExpressions;
using Hotline.Host.Start;
using Hotline.Ticketing.Routing;

namespace Hotline.Host.Notifications;

/// <summary>Refuses, at start, recipients that could never be written to.</summary>
internal static partial class NotificationCheck
{
    /// <exception cref="ApiConfigurationException">A key has a value that is not allowed.</exception>
    public static void Check(NotificationOptions options, ICityDirectory city)
    {
        foreach (var (department, recipient) in options.Departments)
        {
            var name = $"{NotificationOptions.Section}:Departments:{department}";
            if (city.FindDepartment(department) is null)
                throw new ApiConfigurationException($"{name}: there is no department '{department}'. Use a code of appsettings/city/departments.yaml, or district-CODE, street-CODE.");
            Check(name, recipient);
        }

        Check($"{NotificationOptions.Section}:Supervisors", options.Supervisors);
        if (options.Smtp.Host.Length > 0 && !MailAddress.TryCreate(options.Smtp.From, out _))
            throw new ApiConfigurationException($"{NotificationOptions.Section}:Smtp:From is '{options.Smtp.From}'; allowed: an address of electronic mail, such as hotline@example.org.");
        if (options.Smtp.CertificateFingerprint is { Length: > 0 } fingerprint && !Fingerprint().IsMatch(fingerprint))
            throw new ApiConfigurationException($"{NotificationOptions.Section}:Smtp:CertificateFingerprint is no SHA-256; allowed: 64 hexadecimal digits, with or without colons.");
        var mails = options.Departments.Values.Append(options.Supervisors).Any(r => r.Email.Length > 0);
        if (mails && options.Smtp.Host.Length == 0)
            throw new ApiConfigurationException($"{NotificationOptions.Section}:Smtp:Host is missing, and recipients by mail are named. Give the server that takes mail.");
    }

    private static void Check(string name, RecipientOptions recipient)
    {
        if (Recipient.AddressesOf(recipient).FirstOrDefault(a => !MailAddress.TryCreate(a, out _)) is { } wrong)
            throw new ApiConfigurationException($"{name}:Email: '{wrong}' is no address of electronic mail.");
        if (recipient.WeComRobot.Length > 0 && !(Uri.TryCreate(recipient.WeComRobot, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
            throw new ApiConfigurationException($"{name}:WeComRobot is no address; allowed: https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=… as WeCom shows it.");
        if (recipient.Language is not ("zh-CN" or "en"))
            throw new ApiConfigurationException($"{name}:Language is '{recipient.Language}'; allowed: zh-CN or en.");
    }

    [GeneratedRegex("^([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$")]
    private static partial Regex Fingerprint();
}
