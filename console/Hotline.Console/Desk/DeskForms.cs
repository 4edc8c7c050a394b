using Hotline.Bot.Handoff;
using Hotline.Bot.Staff;
using Hotline.Console.Access;
using Hotline.Ticketing.Routing;
using Microsoft.AspNetCore.Http;
using static Hotline.Console.Desk.Offers.OperatorSkills;

namespace Hotline.Console.Desk;

/// <summary>Reads what operators choose when they pass a conversation on or end it.</summary>
internal sealed class DeskForms(IStaffAccounts accounts, ICityDirectory city)
{
    /// <summary>Marks a person among those to transfer to; the rest is their account.</summary>
    public const string PersonPrefix = "person:";

    /// <summary>Marks a skill among those to transfer to.</summary>
    public const string SkillPrefix = "skill:";

    /// <summary>What came of it; null where nothing was chosen.</summary>
    public static WrapUp? WrapUpOf(IFormCollection form)
        => Enum.TryParse<WrapUpResult>(form["result"], out var result) && Enum.IsDefined(result) ? new(result, Note(form)) : null;

    /// <summary>To whom; null where there is no such person or skill.</summary>
    public async Task<DeskTransfer?> TransferOfAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        var to = form["to"].ToString();
        if (to.Length == 0)
            return new(Note: Note(form));
        if (to.StartsWith(PersonPrefix, StringComparison.Ordinal))
        {
            var found = await accounts.FindAsync(to[PersonPrefix.Length..], cancellationToken);
            return found is { IsClosed: false } person && person.Role.Has(Right.Operate) ? new(person.Id, Note: Note(form)) : null;
        }

        var skill = to.StartsWith(SkillPrefix, StringComparison.Ordinal) ? to[SkillPrefix.Length..] : "";
        return skill == English || city.FindCategory(skill) is { Parent: null } ? new(Skill: skill, Note: Note(form)) : null;
    }

    private static string Note(IFormCollection form) => form["note"].ToString().ReplaceLineEndings("\n").Trim();
}
