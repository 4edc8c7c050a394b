using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Hotline.Ticketing.Routing.Learned;

/// <summary>
/// Keeps a <see cref="RoutingModel"/> in a file: a mark, the format's version, the classes, the calibration, the expressions, the
/// weights, and a SHA-256 of all that, so that a file that was cut short or changed is refused. Little-endian.
/// </summary>
public static class RoutingModelFile
{
    /// <summary>Version of the format; a file of another version is refused, and the model is trained anew.</summary>
    public const int Version = 1;

    private const int MostClasses = 10_000;
    private const int MostExpressions = 20_000_000;
    private static readonly byte[] _mark = "HLRM"u8.ToArray();

    /// <summary>Writes a model beside the present file, then puts it in its place, so that a reader never sees half of one.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">Where to keep it.</param>
    public static void Save(RoutingModel model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, System.Text.Encoding.UTF8, leaveOpen: true))
            Write(model, writer);
        var content = memory.ToArray();
        var part = path + ".part";
        File.WriteAllBytes(part, [.. content, .. SHA256.HashData(content)]);
        File.Move(part, path, overwrite: true);
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The file is no model, is damaged, or is of another version.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RoutingModel Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < _mark.Length + sizeof(int) + SHA256.HashSizeInBytes || !bytes.AsSpan(0, _mark.Length).SequenceEqual(_mark))
            throw new InvalidDataException($"{path} is no routing model.");
        var content = bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes);
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(bytes.AsSpan(content.Length)))
            throw new InvalidDataException($"{path} is damaged: its checksum does not fit.");
        using var reader = new BinaryReader(new MemoryStream(bytes, _mark.Length, content.Length - _mark.Length));
        var version = reader.ReadInt32();
        return version == Version
            ? Read(reader, path)
            : throw new InvalidDataException($"{path} is of version {version}; this program reads version {Version}. Train the model anew.");
    }

    private static void Write(RoutingModel model, BinaryWriter writer)
    {
        writer.Write(_mark);
        writer.Write(Version);
        writer.Write(model.Labels.Count);
        foreach (var label in model.Labels)
            writer.Write(label);
        writer.Write(model.Calibration.Slope);
        writer.Write(model.Calibration.Level);
        writer.Write(model.Calibration.Bias);
        writer.Write(model.Table.Count);
        writer.Write(MemoryMarshal.AsBytes<ulong>(model.Table.ToKeys()));
        writer.Write(MemoryMarshal.AsBytes(model.Weights));
        writer.Write(MemoryMarshal.AsBytes(model.Biases));
    }

    private static RoutingModel Read(BinaryReader reader, string path)
    {
        var labels = new string[Limited(reader.ReadInt32(), 2, MostClasses, path)];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = reader.ReadString();
        var calibration = new Calibration(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        var keys = new ulong[Limited(reader.ReadInt32(), 0, MostExpressions, path)];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(keys.AsSpan()));
        var weights = new float[checked(keys.Length * labels.Length)];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        var biases = new float[labels.Length];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(biases.AsSpan()));
        var table = new FeatureTable(keys.Length);
        foreach (var key in keys)
            table.Add(key);
        return new RoutingModel(labels, table, weights, biases, calibration);
    }

    private static int Limited(int count, int least, int most, string path) => count >= least && count <= most
        ? count
        : throw new InvalidDataException($"{path} is damaged: it names {count} where {least} to {most} are allowed.");
}
