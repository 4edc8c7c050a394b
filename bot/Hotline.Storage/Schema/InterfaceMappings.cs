using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hotline.Storage.Schema;

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKeyRow>
{
    public void Configure(EntityTypeBuilder<ApiKeyRow> builder)
    {
        builder.ToTable("api_key").HasKey(r => r.Id);
        builder.HasIndex(r => r.Hash).HasDatabaseName("ix_api_key_hash").IsUnique();
    }
}

internal sealed class RequestMarkMapping : IEntityTypeConfiguration<RequestMarkRow>
{
    public void Configure(EntityTypeBuilder<RequestMarkRow> builder)
    {
        builder.ToTable("request_mark").HasKey(r => new { r.Scope, r.Key });
        builder.HasIndex(r => r.At).HasDatabaseName("ix_request_mark_at");
    }
}

internal sealed class TicketFeedMapping : IEntityTypeConfiguration<TicketFeedRow>
{
    public void Configure(EntityTypeBuilder<TicketFeedRow> builder)
    {
        builder.ToTable("ticket_feed").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
    }
}

internal sealed class WebhookMapping : IEntityTypeConfiguration<WebhookRow>
{
    public void Configure(EntityTypeBuilder<WebhookRow> builder)
    {
        builder.ToTable("webhook").HasKey(r => r.Id);
        builder.HasIndex(r => r.Department).HasDatabaseName("ix_webhook_department");
    }
}

internal sealed class DeliveryMapping : IEntityTypeConfiguration<DeliveryRow>
{
    public void Configure(EntityTypeBuilder<DeliveryRow> builder)
    {
        builder.ToTable("delivery").HasKey(r => r.Id);
        builder.HasIndex(r => r.NextAttemptAt).HasDatabaseName("ix_delivery_due").HasFilter("status = 'Pending'");
        builder.HasIndex(r => new { r.Target, r.Id }).HasDatabaseName("ix_delivery_target");
        builder.HasIndex(r => new { r.Target, r.NextAttemptAt }).HasDatabaseName("ix_delivery_waiting").HasFilter("status = 'Pending'");
        builder.HasIndex(r => r.Digest).HasDatabaseName("ix_delivery_digest").IsUnique().HasFilter("digest IS NOT NULL");
        builder.HasIndex(r => r.FinishedAt).HasDatabaseName("ix_delivery_finished").HasFilter("finished_at IS NOT NULL");
        builder.HasIndex(r => r.Id, "ix_delivery_dead").HasFilter("status = 'Dead'");
    }
}
