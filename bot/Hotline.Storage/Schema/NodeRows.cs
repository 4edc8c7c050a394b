using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hotline.Storage.Schema;

/// <summary>What one group commit changed, by name.</summary>
internal sealed class ChangeRow
{
    public long Id { get; init; }

    /// <summary>The database's number of its transaction; 0 on SQLite.</summary>
    public long TransactionId { get; init; }

    public long At { get; init; }
    public required string Node { get; init; }

    /// <summary>JSON: kind and key in turns.</summary>
    public required string Touched { get; init; }
}

/// <summary>A running process on this database.</summary>
internal sealed class NodeRow
{
    public required string Name { get; init; }

    /// <summary>Tells a process from the one before it that had the same name.</summary>
    public required string Instance { get; set; }

    public required string Version { get; set; }

    /// <summary>By the database's clock, as <see cref="SeenAt"/>.</summary>
    public long StartedAt { get; set; }

    public long SeenAt { get; set; }

    /// <summary>JSON: what the node says of itself.</summary>
    public required string Payload { get; set; }
}

internal sealed class ChangeMapping : IEntityTypeConfiguration<ChangeRow>
{
    public void Configure(EntityTypeBuilder<ChangeRow> builder)
    {
        builder.ToTable("change").HasKey(r => r.Id);
        builder.HasIndex(r => new { r.TransactionId, r.Id }).HasDatabaseName("ix_change_position");
    }
}

internal sealed class NodeMapping : IEntityTypeConfiguration<NodeRow>
{
    public void Configure(EntityTypeBuilder<NodeRow> builder) => builder.ToTable("node").HasKey(r => r.Name);
}
