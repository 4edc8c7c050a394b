namespace Hotline.Knowledge.Search;

/// <summary>Chinese characters. Those outside the basic plane are too rare to be told apart here and count as separators.</summary>
internal static class Han
{
    public static bool Is(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or '\u3007';

    public static bool IsIn(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (Is(c))
                return true;
        }

        return false;
    }
}
