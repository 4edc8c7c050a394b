using Hotline.Bot.Claims;

namespace Hotline.Bot.Tests.Dialogs.Scripts;

/// <summary>Claims of the only node: everything is free.</summary>
internal sealed class NobodyElse : IWorkClaims
{
    public Task<IReadOnlySet<string>> TakeAsync(WorkKind kind, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlySet<string>>(keys.ToHashSet());

    public Task GiveBackAsync(WorkKind kind) => Task.CompletedTask;
}
