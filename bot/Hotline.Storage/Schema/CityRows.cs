using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hotline.Storage.Schema;

/// <summary>A change to an entry of the city's lists.</summary>
internal sealed class CityVersionRow
{
    public required string List { get; init; }
    public required string Key { get; init; }
    public int Number { get; init; }
    public string? Text { get; init; }
    public required string AccountId { get; init; }
    public long At { get; init; }
}

internal sealed class CityVersionMapping : IEntityTypeConfiguration<CityVersionRow>
{
    public void Configure(EntityTypeBuilder<CityVersionRow> builder)
        => builder.ToTable("city_version").HasKey(r => new { r.List, r.Key, r.Number });
}
