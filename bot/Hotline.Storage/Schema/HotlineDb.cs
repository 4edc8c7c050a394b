using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hotline.Storage.Schema;

/// <summary>The model: one set of tables for both databases. Turns are written by the committer's own statements, not through it.</summary>
internal sealed class HotlineDb(DbContextOptions<HotlineDb> options) : DbContext(options)
{
    public DbSet<AttachmentRow> Attachments => Set<AttachmentRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(HotlineDb).Assembly);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
            property.SetColumnName(Names.Snake(property.Name));
    }
}

internal static class Names
{
    /// <summary>PascalCase to snake_case, which PostgreSQL needs no quotes for.</summary>
    public static string Snake(string name)
        => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}

internal sealed class ConversationMapping : IEntityTypeConfiguration<ConversationRow>
{
    public void Configure(EntityTypeBuilder<ConversationRow> builder)
        => builder.ToTable("conversation").HasKey(r => new { r.ChannelId, r.ConversationId });
}

internal sealed class ActivityMapping : IEntityTypeConfiguration<ActivityRow>
{
    public void Configure(EntityTypeBuilder<ActivityRow> builder)
        => builder.ToTable("activity").HasKey(r => new { r.ChannelId, r.ConversationId, r.Sequence });
}

internal sealed class InboxMapping : IEntityTypeConfiguration<InboxRow>
{
    public void Configure(EntityTypeBuilder<InboxRow> builder)
    {
        builder.ToTable("inbox").HasKey(r => r.Id);
        // Unique where it is one table; parted by month, the delivery's lock keeps it so.
        builder.HasIndex(r => new { r.ChannelId, r.ExternalId }).HasDatabaseName("ix_inbox_delivery").IsUnique();
        builder.HasIndex(r => r.ReceivedAt).HasDatabaseName("ix_inbox_pending").HasFilter("handled_at IS NULL");
        builder.HasIndex(r => r.PushAfter).HasDatabaseName("ix_inbox_push").HasFilter("push_after IS NOT NULL");
    }
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("outbox").HasKey(r => r.Id);
        builder.HasIndex(r => r.NextAttemptAt).HasDatabaseName("ix_outbox_due").HasFilter("status = 'pending'");
        // Whether something of the same conversation goes first.
        builder.HasIndex(r => new { r.ChannelId, r.ConversationId, r.Id }).HasDatabaseName("ix_outbox_order").HasFilter("status = 'pending'");
        builder.HasIndex(r => r.Id, "ix_outbox_dead").HasFilter("status = 'dead'");
        builder.HasIndex(r => r.Id, "ix_outbox_error").HasFilter("error IS NOT NULL");
        builder.HasIndex(r => new { r.ChannelId, r.ExternalId }).HasDatabaseName("ix_outbox_external").HasFilter("external_id IS NOT NULL");
        builder.HasIndex(r => new { r.ChannelId, r.ConversationId, r.Id }, "ix_outbox_conversation");
    }
}

internal sealed class TicketMapping : IEntityTypeConfiguration<TicketRow>
{
    public void Configure(EntityTypeBuilder<TicketRow> builder)
    {
        builder.ToTable("ticket").HasKey(r => r.Number);
        builder.Property(r => r.Number).ValueGeneratedNever();
        builder.HasIndex(r => new { r.SortDeadlineAt, r.Number }).HasDatabaseName("ix_ticket_list");
        builder.HasIndex(r => new { r.Department, r.SortDeadlineAt, r.Number }).HasDatabaseName("ix_ticket_department");
        builder.HasIndex(r => new { r.ChannelId, r.UserId, r.OpenedAt }).HasDatabaseName("ix_ticket_resident");
        builder.HasIndex(r => new { r.Phone, r.OpenedAt }).HasDatabaseName("ix_ticket_phone").HasFilter("phone IS NOT NULL");
        builder.HasIndex(r => new { r.FollowUp, r.FollowUpAt }).HasDatabaseName("ix_ticket_follow_up").HasFilter("follow_up IS NOT NULL");
        builder.HasIndex(r => new { r.Status, r.Department, r.SortDeadlineAt }).HasDatabaseName("ix_ticket_status");
        builder.HasIndex(r => r.NextStepAt).HasDatabaseName("ix_ticket_step").HasFilter("next_step_at IS NOT NULL");
        // All that figures read, so that a year of them is one scan of this index, without the tickets.
        builder.HasIndex(r => new { r.OpenedAt, r.Number, r.Department, r.District, r.Category, r.ChannelId, r.Status, r.Summary }).HasDatabaseName("ix_ticket_opened");
        builder.HasIndex(r => new { r.Department, r.OverdueAt, r.RiskAt, r.District, r.Category, r.ChannelId }).HasDatabaseName("ix_ticket_open").HasFilter("overdue_at IS NOT NULL");
        builder.HasIndex(r => r.Number).HasDatabaseName("ix_ticket_unsummarised").HasFilter("summary IS NULL");
        builder.HasIndex(r => new { r.SortDeadlineAt, r.Number }, "ix_ticket_proposal").HasFilter("proposal IS NOT NULL");
        builder.HasIndex(r => r.Number, "ix_ticket_flagged").HasFilter("flagged_calendar IS NOT NULL");
    }
}

internal sealed class TicketHelperMapping : IEntityTypeConfiguration<TicketHelperRow>
{
    public void Configure(EntityTypeBuilder<TicketHelperRow> builder)
    {
        builder.ToTable("ticket_helper").HasKey(r => new { r.Number, r.Department });
        builder.HasIndex(r => new { r.Department, r.SortDeadlineAt, r.Number }).HasDatabaseName("ix_ticket_helper_inbox");
    }
}

internal sealed class TicketEventMapping : IEntityTypeConfiguration<TicketEventRow>
{
    public void Configure(EntityTypeBuilder<TicketEventRow> builder)
        => builder.ToTable("ticket_event").HasKey(r => new { r.Number, r.Sequence });
}

internal sealed class DomainEventMapping : IEntityTypeConfiguration<DomainEventRow>
{
    public void Configure(EntityTypeBuilder<DomainEventRow> builder)
    {
        builder.ToTable("domain_event").HasKey(r => r.Id);
        builder.HasIndex(r => new { r.Name, r.Id }).HasDatabaseName("ix_domain_event_name");
    }
}

internal sealed class HandoffMapping : IEntityTypeConfiguration<HandoffRow>
{
    public void Configure(EntityTypeBuilder<HandoffRow> builder)
        => builder.ToTable("handoff").HasKey(r => new { r.ChannelId, r.ConversationId });
}

internal sealed class CounterMapping : IEntityTypeConfiguration<CounterRow>
{
    public void Configure(EntityTypeBuilder<CounterRow> builder) => builder.ToTable("counter").HasKey(r => r.Name);
}

internal sealed class AttachmentMapping : IEntityTypeConfiguration<AttachmentRow>
{
    public void Configure(EntityTypeBuilder<AttachmentRow> builder) => builder.ToTable("attachment").HasKey(r => r.Id);
}

internal sealed class AccountMapping : IEntityTypeConfiguration<AccountRow>
{
    public void Configure(EntityTypeBuilder<AccountRow> builder)
    {
        builder.ToTable("account").HasKey(r => r.Id);
        builder.HasIndex(r => r.NormalizedUserName).HasDatabaseName("ix_account_name").IsUnique();
    }
}

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("audit").HasKey(r => r.Id);
        builder.HasIndex(r => new { r.Subject, r.Id }).HasDatabaseName("ix_audit_subject");
    }
}
