using System.Text;

namespace Hotline.Storage.Summaries;

/// <summary>Reads what a <see cref="BinaryWriter"/> wrote, without its stream, its decoder and its buffers: a year of summaries is read at once.</summary>
internal ref struct SummaryReader(ReadOnlySpan<byte> bytes)
{
    private const int BitsOfAByte = 7;
    private const int MoreFollows = 0x80;

    private ReadOnlySpan<byte> rest = bytes;

    public byte ReadByte()
    {
        var value = rest[0];
        rest = rest[1..];
        return value;
    }

    /// <summary>A number of seven bits a byte, the lowest first.</summary>
    public long ReadNumber()
    {
        var (value, shift) = (0L, 0);
        while (true)
        {
            var one = ReadByte();
            value |= (long)(one & ~MoreFollows) << shift;
            if (one < MoreFollows)
                return value;
            shift += BitsOfAByte;
        }
    }

    /// <summary>UTF-8 with its length in bytes before it.</summary>
    public string ReadText()
    {
        var length = (int)ReadNumber();
        var text = Encoding.UTF8.GetString(rest[..length]);
        rest = rest[length..];
        return text;
    }
}
