using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hotline.Storage.Schema;

/// <summary>A projection of the database into another server: how far it is, who keeps it.</summary>
internal sealed class ProjectionRow
{
    public required string Name { get; init; }

    /// <summary>How far it is, as whoever keeps it writes it.</summary>
    public required string Payload { get; set; }

    /// <summary>What an administrator wants and whoever keeps it has not yet begun.</summary>
    public string? Command { get; set; }

    public string? LeaseOwner { get; set; }

    public long? LeaseUntil { get; set; }
}

internal sealed class ProjectionMapping : IEntityTypeConfiguration<ProjectionRow>
{
    public void Configure(EntityTypeBuilder<ProjectionRow> builder) => builder.ToTable("projection").HasKey(r => r.Name);
}
