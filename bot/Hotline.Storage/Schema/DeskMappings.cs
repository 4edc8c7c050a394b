using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hotline.Storage.Schema;

internal sealed class DeskNoteMapping : IEntityTypeConfiguration<DeskNoteRow>
{
    public void Configure(EntityTypeBuilder<DeskNoteRow> builder)
    {
        builder.ToTable("desk_note").HasKey(r => r.Id);
        builder.HasIndex(r => new { r.ChannelId, r.ConversationId, r.Id }).HasDatabaseName("ix_desk_note_conversation");
    }
}

internal sealed class CallBackMapping : IEntityTypeConfiguration<CallBackRow>
{
    public void Configure(EntityTypeBuilder<CallBackRow> builder)
    {
        builder.ToTable("call_back").HasKey(r => r.Id);
        builder.HasIndex(r => r.At).HasDatabaseName("ix_call_back_open").HasFilter("done_at IS NULL");
    }
}
