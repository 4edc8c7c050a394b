using Hotline.Bot.Staff;
using Hotline.Console.Access;
using Hotline.Console.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.People;

/// <summary>What was done, by whom and to what.</summary>
internal sealed class AuditEndpoints(IAuditLog log, IStaffAccounts accounts)
{
    private const int Shown = 200;

    public void Map(RouteGroupBuilder console) => console.MapGet("/audit", ShowAsync).Require(Right.ReadAudit);

    private async Task<IResult> ShowAsync(HttpContext context, string? account, string? action, string? subject)
    {
        var people = await accounts.ListAsync(context.RequestAborted);
        var query = new AuditQuery(Given(account), Given(action), Given(subject), Shown);
        var entries = await log.ReadAsync(query, context.RequestAborted);
        return context.Page(T("Audit_Title"), Fragment.Of<AuditPage>(new AuditModel(query, entries, people.ToDictionary(p => p.Id, p => p.DisplayName))));
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

/// <summary>Entries of the audit, newest first.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Entries">What was found.</param>
/// <param name="Names">Names of accounts by id.</param>
public sealed record AuditModel(AuditQuery Query, IReadOnlyList<AuditEntry> Entries, IReadOnlyDictionary<string, string> Names);
