using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hotline.Storage.Schema;

/// <summary>The embedding of a text of an article by a model.</summary>
internal sealed class EmbeddingRow
{
    public required string Model { get; init; }
    public required string TextHash { get; init; }
    public required byte[] Vector { get; init; }
}

internal sealed class EmbeddingMapping : IEntityTypeConfiguration<EmbeddingRow>
{
    public void Configure(EntityTypeBuilder<EmbeddingRow> builder)
        => builder.ToTable("embedding").HasKey(r => new { r.Model, r.TextHash });
}
