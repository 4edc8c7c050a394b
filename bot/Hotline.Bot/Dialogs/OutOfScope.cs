using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Turns;
using Hotline.Bot.Understanding;
using Hotline.Bot.Understanding.Scope;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs;

/// <summary>Matters that the hotline must not take: says so, why, and where to turn.</summary>
internal sealed class OutOfScope(ICityDirectory city)
{
    private readonly OtherCities others = new();

    public void Say(Turn turn, string ground)
    {
        turn.Raise(new DomainEvent.MatterDeclined(ground));
        if (ground == OutOfScopeGrounds.OutsideArea && others.In(turn.Message.Words) is { } other)
        {
            turn.Say(TextKeys.OutOfScopeOtherCity, city.NameIn(turn.Language), turn.Language == Texts.English ? other.English : other.Chinese, other.AreaCode);
            return;
        }

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
