using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Turns;
using Hotline.Bot.Understanding;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs;

/// <summary>Matters that the hotline must not take: says so, why, and where to turn.</summary>
internal sealed class OutOfScope(ICityDirectory city)
{
    public void Say(Turn turn, string ground)
    {
        turn.Raise(new DomainEvent.MatterDeclined(ground));
        turn.Say(ground switch
        {
            OutOfScopeGrounds.Military => TextKeys.OutOfScopeMilitary,
            OutOfScopeGrounds.Litigation => TextKeys.OutOfScopeLitigation,
            OutOfScopeGrounds.PartyAndCongress => TextKeys.OutOfScopePartyAndCongress,
            OutOfScopeGrounds.PetitionAndDiscipline => TextKeys.OutOfScopePetitionAndDiscipline,
            OutOfScopeGrounds.OutsideArea => TextKeys.OutOfScopeOutsideArea,
            _ => TextKeys.OutOfScopeSecretsAndMorals,
        }, city.NameIn(turn.Language));
    }
}
