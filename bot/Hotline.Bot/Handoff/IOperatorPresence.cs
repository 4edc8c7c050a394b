namespace Hotline.Bot.Handoff;

/// <summary>Who is at the desk now. Implemented by the console; without it nobody knows, and residents are told nothing of it.</summary>
public interface IOperatorPresence
{
    /// <summary>How the desk is manned; null where that is not known.</summary>
    ValueTask<DeskStrength?> NowAsync(CancellationToken cancellationToken);
}

/// <summary>How the desk is manned.</summary>
/// <param name="There">Those with an open page who talk with residents, also while they are busy or on a break.</param>
/// <param name="Room">How many more conversations would be taken at once.</param>
public readonly record struct DeskStrength(int There, int Room);

/// <inheritdoc cref="IOperatorPresence"/>
internal sealed class UnknownPresence : IOperatorPresence
{
    public ValueTask<DeskStrength?> NowAsync(CancellationToken cancellationToken) => new((DeskStrength?)null);
}
