using Hotline.Bot.Staff;

namespace Hotline.Console.Access;

/// <summary>Writes down what people do.</summary>
internal sealed class Audit(IAuditLog log, TimeProvider time)
{
    public Task WriteAsync(string? accountId, string action, string subject, string? detail = null)
        => log.AppendAsync(new(time.GetUtcNow(), accountId, action, subject, detail), CancellationToken.None);
}
