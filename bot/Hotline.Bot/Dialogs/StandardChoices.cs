using System.Collections.Frozen;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;
using Hotline.Channels;

namespace Hotline.Bot.Dialogs;

/// <summary>Choices that stand for an intent, whichever dialog offers them.</summary>
internal sealed class StandardChoices(Texts texts)
{
    private static readonly (string Key, Intent Intent)[] Known =
    [
        (TextKeys.ChoiceMore, Intent.More),
        (TextKeys.ChoiceReport, Intent.ReportMatter),
        (TextKeys.ChoicePerson, Intent.Human),
        (TextKeys.ChoiceMyTickets, Intent.TicketStatus),
        (TextKeys.ChoiceUrge, Intent.Urge),
    ];

    private readonly FrozenDictionary<string, Intent> intents = (
        from known in Known
        from language in (string[])[Texts.Chinese, Texts.English]
        select KeyValuePair.Create(texts.Get(language, AnswerStyle.Rich, known.Key).Text, known.Intent)).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What choosing these words means; null where they are some dialog's own.</summary>
    public Intent? IntentOf(string words) => intents.TryGetValue(words, out var intent) ? intent : null;
}

/// <summary>Makes choices of resource keys.</summary>
internal static class ChoiceWords
{
    /// <summary>A choice whose title is also what choosing it says.</summary>
    public static CardAction Choice(this Turn turn, string key)
    {
        var title = turn.Words(key).Text;
        return new(title, title);
    }

    /// <summary>Offers choices by their keys.</summary>
    public static void Offer(this Turn turn, params ReadOnlySpan<string> keys)
    {
        var choices = new CardAction[keys.Length];
        for (var i = 0; i < keys.Length; i++)
            choices[i] = turn.Choice(keys[i]);
        turn.Reply.Offer(choices);
    }
}
