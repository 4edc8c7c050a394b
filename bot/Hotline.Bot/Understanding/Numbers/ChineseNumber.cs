namespace Hotline.Bot.Understanding.Numbers;

/// <summary>Reads numbers in Chinese words: 一百二十三, 两千零五, 三万五, 十二, and mixed ones (3万).</summary>
internal static class ChineseNumber
{
    private const int MaximumLength = 20;
    private const long LargestDigits = 99_999_999;

    /// <summary>The number that the whole text says, or null. Digits read one by one (一二三) are no number here.</summary>
    /// <param name="text">Only the number's own characters.</param>
    public static long? Parse(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > MaximumLength)
            return null;
        var sum = new Sum();
        foreach (var c in text)
        {
            var taken = char.IsAsciiDigit(c) ? sum.AddWritten(c - '0')
                : DigitOf(c) is { } digit ? sum.AddSpoken(digit)
                : UnitOf(c) is { } unit && sum.Multiply(unit);
            if (!taken)
                return null;
        }

        return sum.Total;
    }

    /// <summary>True for a character that numbers in words are made of.</summary>
    public static bool IsPart(char c) => DigitOf(c) is not null || UnitOf(c) is not null;

    private static int? DigitOf(char c) => c == '两' ? 2 : !char.IsAsciiDigit(c) && DigitRunReader.DigitOf(c) is { } digit ? digit - '0' : null;

    private static long? UnitOf(char c) => c switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => null,
    };

    private struct Sum
    {
        private long _above;
        private long _section;
        private long? _pending;
        private bool _pendingIsWritten;
        private bool _zeroWasSaid;
        private long _lastUnit;

        // 三百五 is 350 and 一万二 is 12,000, but 三百零五 is 305.
        public readonly long Total =>
            _above + _section + ((_pending ?? 0) * (_lastUnit > 10 && !_zeroWasSaid && !_pendingIsWritten ? _lastUnit / 10 : 1));

        public bool AddWritten(int digit)
        {
            if (_pending is not null && (!_pendingIsWritten || _pending > LargestDigits))
                return false;
            (_pending, _pendingIsWritten) = (((_pending ?? 0) * 10) + digit, true);
            return true;
        }

        public bool AddSpoken(int digit)
        {
            if (_pending is > 0)
                return false;
            (_pending, _pendingIsWritten) = (digit, false);
            _zeroWasSaid |= digit == 0;
            return true;
        }

        public bool Multiply(long unit)
        {
            var count = _pending ?? (unit == 10 && _section == 0 ? 1 : 0);
            if (unit >= 10_000)
            {
                // 三万亿 multiplies what came before; the 五千万 of 三亿五千万 is added to it.
                var multiplied = _section + (_pending ?? 0);
                _above = unit > 10_000 ? (_above + multiplied) * unit : _above + (multiplied * unit);
                _section = 0;
                if (multiplied == 0 && unit == 10_000)
                    return false;
            }
            else
            {
                _section += count * unit;
            }

            (_pending, _pendingIsWritten, _zeroWasSaid, _lastUnit) = (null, false, false, unit);
            return unit >= 10_000 ? _above > 0 : count > 0;
        }
    }
}
