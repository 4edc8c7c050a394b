using System.Globalization;
using System.Resources;
using Hotline.Channels;

namespace Hotline.Bot.Turns;

/// <summary>What a resident hears when a turn could not be decided: a fixed apology and a number to quote, never a reason of ours.</summary>
internal static class TurnApology
{
    private static readonly ResourceManager Texts = new("Hotline.Bot.Resources.TurnTexts", typeof(TurnApology).Assembly);

    /// <summary>Leaves the state as it was and apologises.</summary>
    public static TurnResult For(TurnInput input, string reference)
    {
        var state = input.Conversation.State;
        var culture = CultureInfo.GetCultureInfo(state.Language ?? input.Inbound.Activity.Locale ?? "zh-CN");
        var text = string.Format(culture, Texts.GetString("Apology", culture)!, reference);
        return new()
        {
            State = state,
            Replies = [new Activity { Text = text, InputHint = InputHints.Accepting }],
        };
    }
}
