using System.Globalization;
using Hotline.Host.Deliveries;
using Hotline.Storage.Deliveries;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Notifications;

/// <summary>Tells the people of a department, and supervisors: the urgent at once, the rest gathered.</summary>
internal sealed class NotificationSource(IOptions<NotificationOptions> options, DigestTimes digests, TimeProvider time) : IDeliverySource
{
    public Task<IReadOnlyList<NewDelivery>> PlanAsync(TicketHappening happening, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<NewDelivery>>([.. NoticeRules.Of(happening).SelectMany(n => Deliveries(n, happening))]);

    private IEnumerable<NewDelivery> Deliveries(PlannedNotice planned, TicketHappening happening)
    {
        var now = time.GetUtcNow();
        var targets = planned.Department is { } department ? Recipient.OfDepartment(options.Value, department) : Recipient.OfSupervisors(options.Value);
        foreach (var (medium, target) in targets)
        {
            var due = planned.IsUrgent ? now : digests.Next(now);
            yield return new()
            {
                Medium = medium,
                Target = target,
                MessageId = string.Create(CultureInfo.InvariantCulture, $"{happening.After.Number}-{happening.Event.Sequence}"),
                Event = happening.Name,
                Payload = planned.Notice.ToLine(),
                DueAt = due,
                Digest = planned.IsUrgent ? null : string.Create(CultureInfo.InvariantCulture, $"{target}@{due.ToUnixTimeSeconds()}"),
            };
        }
    }
}
