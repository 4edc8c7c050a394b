using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hotline.Storage.Schema;

/// <summary>A version of an article.</summary>
internal sealed class ArticleVersionRow
{
    public required string ArticleId { get; init; }
    public required string Language { get; init; }
    public int Number { get; init; }
    public int Revision { get; set; }
    public required string Stage { get; set; }
    public required string Text { get; set; }

    /// <summary>Ids of accounts, separated by commas.</summary>
    public required string Authors { get; set; }
    public long CreatedAt { get; init; }
    public long ChangedAt { get; set; }
    public string? PublishedBy { get; set; }
    public string? Note { get; set; }
}

/// <summary>Articles that were uploaded and looked through, until somebody says to take them.</summary>
internal sealed class ArticleImportRow
{
    public required string Id { get; init; }
    public required string AccountId { get; init; }
    public long At { get; init; }
    public required string Payload { get; init; }
}

/// <summary>An unanswered question that needs no article.</summary>
internal sealed class GapMarkRow
{
    /// <summary>The question's letters and digits.</summary>
    public required string Form { get; init; }
    public long At { get; init; }
    public required string AccountId { get; init; }
}

internal sealed class ArticleVersionMapping : IEntityTypeConfiguration<ArticleVersionRow>
{
    public void Configure(EntityTypeBuilder<ArticleVersionRow> builder)
    {
        builder.ToTable("article_version").HasKey(r => new { r.ArticleId, r.Language, r.Number });
        builder.HasIndex(r => new { r.Stage, r.ChangedAt }).HasDatabaseName("ix_article_version_stage");
    }
}

internal sealed class ArticleImportMapping : IEntityTypeConfiguration<ArticleImportRow>
{
    public void Configure(EntityTypeBuilder<ArticleImportRow> builder) => builder.ToTable("article_import").HasKey(r => r.Id);
}

internal sealed class GapMarkMapping : IEntityTypeConfiguration<GapMarkRow>
{
    public void Configure(EntityTypeBuilder<GapMarkRow> builder) => builder.ToTable("gap_mark").HasKey(r => r.Form);
}
