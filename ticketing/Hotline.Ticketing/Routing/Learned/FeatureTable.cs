using System.Numerics;

namespace Hotline.Ticketing.Routing.Learned;

/// <summary>Numbers expressions from 0: an open-addressing table, because it is asked some hundred times a message.</summary>
internal sealed class FeatureTable
{
    private ulong[] _keys;
    private int[] _numbers;
    private int _mask;

    public FeatureTable(int expected = 1 << 12)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, expected * 2));
        _keys = new ulong[size];
        _numbers = new int[size];
        _mask = size - 1;
    }

    /// <summary>How many expressions have a number.</summary>
    public int Count { get; private set; }

    /// <summary>The number of an expression, or -1.</summary>
    public int Find(ulong key)
    {
        for (var slot = Slot(key); _keys[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (_keys[slot] == key)
                return _numbers[slot];
        }

        return -1;
    }

    /// <summary>The number of an expression, a new one where it has none.</summary>
    public int Add(ulong key)
    {
        var slot = Slot(key);
        for (; _keys[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (_keys[slot] == key)
                return _numbers[slot];
        }

        (_keys[slot], _numbers[slot]) = (key, Count++);
        if (Count * 2 > _keys.Length)
            Grow();
        return Count - 1;
    }

    /// <summary>Every expression, by number.</summary>
    public ulong[] ToKeys()
    {
        var keys = new ulong[Count];
        for (var slot = 0; slot < _keys.Length; slot++)
        {
            if (_keys[slot] != 0)
                keys[_numbers[slot]] = _keys[slot];
        }

        return keys;
    }

    /// <summary>In which of so many parts an expression is counted; it says nothing of where in a table it lies.</summary>
    /// <param name="key">The expression.</param>
    /// <param name="parts">A power of two.</param>
    public static int PartOf(ulong key, int parts) => (int)(Spread(key) >> 24) & (parts - 1);

    private int Slot(ulong key) => (int)(Spread(key) >> 32) & _mask;

    // Multiplying by the golden ratio's fraction of 2^64 spreads neighbouring keys (Fibonacci hashing).
    private static ulong Spread(ulong key) => key * 0x9E3779B97F4A7C15;

    private void Grow()
    {
        var (keys, numbers) = (_keys, _numbers);
        _keys = new ulong[keys.Length * 2];
        _numbers = new int[keys.Length * 2];
        _mask = _keys.Length - 1;
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0)
                continue;
            var slot = Slot(keys[i]);
            while (_keys[slot] != 0)
                slot = (slot + 1) & _mask;
            (_keys[slot], _numbers[slot]) = (keys[i], numbers[i]);
        }
    }
}
