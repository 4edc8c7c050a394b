using System.ComponentModel.DataAnnotations;

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
}
