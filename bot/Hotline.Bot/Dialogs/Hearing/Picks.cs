using System.Globalization;
using Hotline.Bot.Understanding;
using Hotline.Channels;

namespace Hotline.Bot.Dialogs.Hearing;

/// <summary>Which of the choices offered last a message picks: by its bare number, its title, or an ordinal.</summary>
internal static class Picks
{
    private const int LongestNumber = 2;

    /// <summary>An ordinal inside a longer sentence is no pick ("一个小时都没人来").</summary>
    private const int LongestOrdinal = 12;

    private const char Ordinal = '第';

    private const string Punctuation = " .。,，、:：)）(（#";

    /// <summary>The pick by number, key or title; or whether a number was sent that no choice has.</summary>
    public static (int? Picked, bool IsOutOfRange) Find(string words, IReadOnlyList<CardAction> choices)
    {
        if (choices.Count == 0 || words.Length == 0)
            return (null, false);
        var bare = words.Trim(Punctuation.ToCharArray());
        if (Number(bare) is { } number)
            return number >= 1 && number <= choices.Count ? (number - 1, false) : (null, number > 0);
        for (var i = 0; i < choices.Count; i++)
        {
            if (bare.Equals(choices[i].Title, StringComparison.OrdinalIgnoreCase) || bare.Equals(choices[i].Value, StringComparison.OrdinalIgnoreCase))
                return (i, false);
        }

        return (null, false);
    }

    /// <summary>The pick that understanding heard in a few words.</summary>
    public static int? Heard(Message message, IReadOnlyList<CardAction> choices)
        => message.Words.Length <= LongestOrdinal && message.Heard.Choice is { } choice && choice >= 1 && choice <= choices.Count
            ? choice - 1
            : null;

    /// <summary>True for a bare number or ordinal ("第一个") such as picks a choice.</summary>
    public static bool IsNumber(Message message)
        => Number(message.Words.Trim(Punctuation.ToCharArray())) is not null
           || (message.Heard.Choice is not null && message.Heard.Intent == Intent.Unknown && message.Words.Length <= LongestOrdinal && message.Words.StartsWith(Ordinal));

    private static int? Number(string bare)
    {
        if (bare.Length is 0 or > LongestNumber)
            return null;
        var value = 0;
        foreach (var c in bare)
        {
            // Full-width digits too: Chinese keyboards write them.
            var digit = CharUnicodeInfo.GetDecimalDigitValue(c);
            if (digit < 0)
                return null;
            value = value * 10 + digit;
        }

        return value;
    }
}
