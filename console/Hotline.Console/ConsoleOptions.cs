using System.ComponentModel.DataAnnotations;
using Hotline.Bot.Staff;

namespace Hotline.Console;

/// <summary>The console. Section <c>Console</c>.</summary>
public sealed class ConsoleOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Console";

    /// <summary>
    /// How long, in seconds, a conversation stays with an operator whose browser shows no sign of life, before it returns to the queue.
    /// 15 to 3,600; default 90.
    /// </summary>
    [Range(15, 3_600)]
    public int ReturnAfterSeconds { get; set; } = 90;

    /// <summary>For how long, in seconds, a waiting conversation is offered to one operator before it is offered to the next. 5 to 300; default 20.</summary>
    [Range(5, 300)]
    public int OfferSeconds { get; set; } = 20;

    /// <summary>How long, in hours, a session lasts without use. 1 to 24; default 10, a shift.</summary>
    [Range(1, 24)]
    public int SessionHours { get; set; } = 10;

    /// <summary>
    /// Roles that need an authenticator app, separated by commas: <c>Administrator, Supervisor</c>. Whoever has one of them and no app
    /// sees nothing but the page on which it is set up. Default: none.
    /// </summary>
    [CustomValidation(typeof(ConsoleOptions), nameof(CheckRoles))]
    public string SecondFactorFor { get; set; } = "";

    /// <summary>True where the role needs an authenticator app.</summary>
    public bool NeedsSecondFactor(StaffRole role) => SecondFactorFor.Length > 0 && Roles(SecondFactorFor).Contains(role.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Every name must be that of a role.</summary>
    public static ValidationResult? CheckRoles(string roles)
    {
        var wrong = Roles(roles).FirstOrDefault(r => !Enum.GetNames<StaffRole>().Contains(r, StringComparer.OrdinalIgnoreCase));
        return wrong is null
            ? ValidationResult.Success
            : new($"{Section}:{nameof(SecondFactorFor)} names '{wrong}'; allowed, separated by commas: {string.Join(", ", Enum.GetNames<StaffRole>())}.");
    }

    private static string[] Roles(string roles) => roles.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
