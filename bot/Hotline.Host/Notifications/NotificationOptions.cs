using System.ComponentModel.DataAnnotations;

namespace Hotline.Host.Notifications;

/// <summary>Messages to the people of a department. Section <c>Notifications</c>.</summary>
internal sealed class NotificationOptions
{
    public const string Section = "Notifications";

    /// <summary>Department code to whom its messages go. None: nobody is notified.</summary>
    [Required]
    public Dictionary<string, RecipientOptions> Departments { get; init; } = [];

    /// <summary>Who hears of what waits for a supervisor. Default: nobody.</summary>
    public RecipientOptions Supervisors { get; init; } = new();

    /// <summary>What is not urgent is gathered for so many minutes, by the clock. 1 to 240; default 30: signing in is due within two hours.</summary>
    [Range(1, 240)]
    public int DigestMinutes { get; init; } = 30;

    /// <summary>From when on, in the city's time, what is not urgent waits for <see cref="QuietUntil"/>. Default 20:00; the same as that: never.</summary>
    public TimeOnly QuietFrom { get; init; } = new(20, 0);

    /// <summary>Until when. Default 08:00.</summary>
    public TimeOnly QuietUntil { get; init; } = new(8, 0);

    /// <summary>The server that takes electronic mail.</summary>
    [Required]
    public SmtpOptions Smtp { get; init; } = new();
}

/// <summary>Where somebody's messages go; each that is given.</summary>
internal sealed class RecipientOptions
{
    /// <summary>Addresses of electronic mail, separated by commas.</summary>
    public string Email { get; init; } = "";

    /// <summary>The address of a WeCom group's robot, as WeCom shows it: whoever has it can write to the group.</summary>
    public string WeComRobot { get; init; } = "";

    /// <summary>Language of the messages, <c>zh-CN</c> (the default) or <c>en</c>.</summary>
    public string Language { get; init; } = "zh-CN";
}

/// <summary>A server that takes electronic mail for delivery (RFC 6409).</summary>
internal sealed class SmtpOptions
{
    /// <summary>Its name. Empty (the default): no mail is sent.</summary>
    public string Host { get; init; } = "";

    /// <summary>1 to 65,535; default 587. At 465 TLS begins with the connection (RFC 8314), elsewhere by STARTTLS.</summary>
    [Range(1, 65_535)]
    public int Port { get; init; } = 587;

    /// <summary>Whether the connection must be encrypted. Default true.</summary>
    public bool UseTls { get; init; } = true;

    /// <summary>Whether TLS begins with the connection rather than by STARTTLS. Default: at port 465.</summary>
    public bool? ImplicitTls { get; init; }

    /// <summary>SHA-256 of the server's certificate in hexadecimal, for one that no known authority signed. Default: none, only signed ones are taken.</summary>
    public string CertificateFingerprint { get; init; } = "";

    /// <summary>Name to sign in with; empty: none.</summary>
    public string User { get; init; } = "";

    /// <summary>Password to sign in with.</summary>
    public string Password { get; init; } = "";

    /// <summary>Sender of the messages, an address of electronic mail.</summary>
    public string From { get; init; } = "";

    /// <summary>Whether TLS begins with the connection.</summary>
    public bool BeginsWithTls => ImplicitTls ?? Port == 465;
}
