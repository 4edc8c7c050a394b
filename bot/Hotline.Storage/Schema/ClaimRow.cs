using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hotline.Storage.Schema;

/// <summary>That a node works on something that has no place of its own for that.</summary>
internal sealed class ClaimRow
{
    public required string Kind { get; init; }

    public required string Key { get; init; }

    public required string Owner { get; set; }

    public long Until { get; set; }
}

internal sealed class ClaimMapping : IEntityTypeConfiguration<ClaimRow>
{
    public void Configure(EntityTypeBuilder<ClaimRow> builder) => builder.ToTable("claim").HasKey(r => new { r.Kind, r.Key });
}
