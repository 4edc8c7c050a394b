using Hotline.Storage.Deliveries;

namespace Hotline.Host.Notifications;

/// <summary>Recipients by the targets of their deliveries: the medium and the department, or the supervisors.</summary>
internal static class Recipient
{
    private const string Supervisors = "supervisors";

    /// <summary>Targets of a department's messages; empty where nobody is to be notified.</summary>
    public static IEnumerable<(string Medium, string Target)> OfDepartment(NotificationOptions options, string department)
        => options.Departments.TryGetValue(department, out var recipient) ? Targets(recipient, department) : [];

    /// <summary>Targets of the supervisors' messages.</summary>
    public static IEnumerable<(string Medium, string Target)> OfSupervisors(NotificationOptions options) => Targets(options.Supervisors, Supervisors);

    /// <summary>Who is behind a target; null where configuration names them no more.</summary>
    public static RecipientOptions? Find(NotificationOptions options, string target)
    {
        var name = target[(target.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return name == Supervisors ? options.Supervisors : options.Departments.GetValueOrDefault(name);
    }

    /// <summary>Single addresses of electronic mail.</summary>
    public static IReadOnlyList<string> AddressesOf(RecipientOptions recipient)
        => recipient.Email.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<(string Medium, string Target)> Targets(RecipientOptions recipient, string name)
    {
        if (recipient.Email.Length > 0)
            yield return (DeliveryMedia.Email, $"{DeliveryMedia.Email}:{name}");
        if (recipient.WeComRobot.Length > 0)
            yield return (DeliveryMedia.WeCom, $"{DeliveryMedia.WeCom}:{name}");
    }
}
