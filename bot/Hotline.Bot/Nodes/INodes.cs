namespace Hotline.Bot.Nodes;

/// <summary>This process among others on the same database. Where the database is this process's own there are no others. Implemented by storage.</summary>
public interface INodes
{
    /// <summary>
    /// True on one of the nodes that run; for a few seconds around a start or an end on two, or on none. It spares work that every node
    /// would do alike; what may happen once only is settled by what is written.
    /// </summary>
    bool IsFirst { get; }

    /// <summary>What each other node that runs says, at most some seconds old.</summary>
    IReadOnlyList<string> SaidByOthers { get; }

    /// <summary>Has <paramref name="text"/> asked for what this node says, with every beat and after each <see cref="SayNow"/>.</summary>
    void Say(Func<string> text);

    /// <summary>What this node says has changed. Returns at once; the others know within a moment, at the latest with their next beat.</summary>
    void SayNow();
}
