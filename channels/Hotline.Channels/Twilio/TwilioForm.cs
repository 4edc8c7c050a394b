using System.Buffers;
using System.Text;

namespace Hotline.Channels.Twilio;

/// <summary>
/// The parameters of a webhook, decoded once into one pooled buffer: the signature is computed over the bytes, and only the
/// parameters that are asked for become strings.
/// </summary>
internal sealed class TwilioForm : IDisposable
{
    /// <summary>Most parameters taken. Twilio sends about thirty.</summary>
    public const int MaxFields = 512;

    private readonly List<Field> fields = new(capacity: 32);
    private readonly byte[] decoded;

    private TwilioForm(int maxLength) => decoded = ArrayPool<byte>.Shared.Rent(maxLength);

    /// <summary>Bytes of all names and values together.</summary>
    public int DecodedLength { get; private set; }

    /// <summary>The value of a parameter, or null where it was not sent; of a repeated one, the first in ordinal order.</summary>
    /// <param name="name">Name of the parameter in UTF-8, as Twilio writes it.</param>
    public string? this[ReadOnlySpan<byte> name]
    {
        get
        {
            foreach (var field in fields)
            {
                if (Name(field).SequenceEqual(name))
                    return Encoding.UTF8.GetString(Value(field));
            }

            return null;
        }
    }

    /// <summary>Decodes <c>application/x-www-form-urlencoded</c>; null where it has more than <see cref="MaxFields"/> parameters.</summary>
    public static TwilioForm? Parse(in ReadOnlySequence<byte> body)
    {
        var form = new TwilioForm(checked((int)body.Length));
        if (body.IsSingleSegment ? form.Decode(body.FirstSpan) : form.DecodeCopy(body))
            return form;
        form.Dispose();
        return null;
    }

    /// <summary>
    /// Writes the parameters as they are signed: in ordinal order of their names, each name followed by its value, of equal
    /// pairs only one.
    /// </summary>
    /// <returns>How many bytes were written, at most <see cref="DecodedLength"/>.</returns>
    public int CopySigned(Span<byte> destination)
    {
        var written = 0;
        Field? last = null;
        foreach (var field in fields)
        {
            if (last is { } previous && Compare(previous, field) == 0)
                continue;
            last = field;
            Name(field).CopyTo(destination[written..]);
            written += field.NameLength;
            Value(field).CopyTo(destination[written..]);
            written += field.ValueLength;
        }

        return written;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(decoded);

    private bool DecodeCopy(in ReadOnlySequence<byte> body)
    {
        var length = (int)body.Length;
        var copy = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            body.CopyTo(copy);
            return Decode(copy.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }

    private bool Decode(ReadOnlySpan<byte> body)
    {
        while (!body.IsEmpty)
        {
            var end = body.IndexOf((byte)'&');
            var pair = end < 0 ? body : body[..end];
            body = end < 0 ? default : body[(end + 1)..];
            if (pair.IsEmpty)
                continue;
            if (fields.Count == MaxFields)
                return false;
            Add(pair);
        }

        fields.Sort(Compare);
        return true;
    }

    private void Add(ReadOnlySpan<byte> pair)
    {
        var equals = pair.IndexOf((byte)'=');
        var start = DecodedLength;
        Unescape(equals < 0 ? pair : pair[..equals]);
        var valueStart = DecodedLength;
        Unescape(equals < 0 ? default : pair[(equals + 1)..]);
        fields.Add(new Field(start, valueStart - start, DecodedLength - valueStart));
    }

    // A percent sign that starts no escape stands for itself, as browsers and Twilio's own clients read it.
    private void Unescape(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var b = text[i];
            if (b == '+')
            {
                b = (byte)' ';
            }
            else if (b == '%' && i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]))
            {
                b = (byte)((Nibble(text[i + 1]) << 4) | Nibble(text[i + 2]));
                i += 2;
            }

            decoded[DecodedLength++] = b;
        }
    }

    private static int Nibble(byte hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;

    private int Compare(Field x, Field y)
    {
        var byName = Name(x).SequenceCompareTo(Name(y));
        return byName != 0 ? byName : Value(x).SequenceCompareTo(Value(y));
    }

    private ReadOnlySpan<byte> Name(Field field) => decoded.AsSpan(field.Start, field.NameLength);

    private ReadOnlySpan<byte> Value(Field field) => decoded.AsSpan(field.Start + field.NameLength, field.ValueLength);

    private readonly record struct Field(int Start, int NameLength, int ValueLength);
}
