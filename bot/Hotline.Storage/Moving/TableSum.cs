using System.Buffers;
using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;

namespace Hotline.Storage.Moving;

/// <summary>
/// How many rows a table has, and a sum of their SHA-256: the same for the same rows in whatever order they come, so that neither
/// database has to sort them. A row that is missing, doubled or changed in any column changes it.
/// </summary>
internal sealed class TableSum
{
    private const byte Absent = 0;
    private const byte Present = 1;

    private readonly ArrayBufferWriter<byte> buffer = new();
    private UInt128 sum;

    public long Rows { get; private set; }

    /// <summary>The sum in hexadecimal digits.</summary>
    public string Checksum => sum.ToString("x32", null);

    /// <summary>The sum of the rows that a reader goes through.</summary>
    public static TableSum Of(MovedTable table, IEnumerable<DbDataReader> rows)
    {
        var sum = new TableSum();
        foreach (var row in rows)
            sum.Add(table, row);
        return sum;
    }

    private void Add(MovedTable table, DbDataReader row)
    {
        buffer.ResetWrittenCount();
        for (var i = 0; i < table.Columns.Count; i++)
            Write(table.Columns[i].Read(row, i));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.WrittenSpan, hash);
        // Wraps around.
        sum += BinaryPrimitives.ReadUInt128LittleEndian(hash);
        Rows++;
    }

    private void Write(object? value)
    {
        buffer.Write([value is null ? Absent : Present]);
        switch (value)
        {
            case null:
                break;
            case byte[] bytes:
                WriteNumber(bytes.Length);
                buffer.Write(bytes);
                break;
            case bool flag:
                WriteNumber(flag ? 1 : 0);
                break;
            case int number:
                WriteNumber(number);
                break;
            case long number:
                WriteNumber(number);
                break;
            default:
                throw new ArgumentException($"A {value.GetType().Name} is no value of a column.", nameof(value));
        }
    }

    private void WriteNumber(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(sizeof(long)), number);
        buffer.Advance(sizeof(long));
    }
}
