using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hotline.Storage.Schema;

/// <summary>A key of ASP.NET's data protection, or the revoking of keys, as its key manager writes it.</summary>
internal sealed class ProtectionKeyRow
{
    public required string Name { get; init; }

    /// <summary>Sealed with the configured certificate, where there is one.</summary>
    public required string Xml { get; set; }
}

/// <summary>A small text that every node reads and any of them changes.</summary>
internal sealed class SharedStateRow
{
    public required string Name { get; init; }

    /// <summary>Counts its changes; a change names the version that was read.</summary>
    public long Version { get; set; }

    public required string Payload { get; set; }
}

internal sealed class ProtectionKeyMapping : IEntityTypeConfiguration<ProtectionKeyRow>
{
    public void Configure(EntityTypeBuilder<ProtectionKeyRow> builder) => builder.ToTable("protection_key").HasKey(r => r.Name);
}

internal sealed class SharedStateMapping : IEntityTypeConfiguration<SharedStateRow>
{
    public void Configure(EntityTypeBuilder<SharedStateRow> builder) => builder.ToTable("shared_state").HasKey(r => r.Name);
}
