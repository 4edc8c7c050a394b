using Hotline.Bot.Dialogs.Wording;
using Hotline.Ticketing.Tickets;

namespace Hotline.Bot.Dialogs.Forms;

/// <summary>What a message adds to a draft, whatever was asked.</summary>
internal static class DraftReading
{
    private const string Between = "\n";
    private const string Ends = "。.！!，, ";

    /// <summary>A category heard with less certainty does not replace one that the matter itself spoke for.</summary>
    private const double SureCategory = 0.5;

    /// <summary>The first words about a matter: everything that they say at once.</summary>
    public static TicketDraft Begin(Message message, DialogOptions options)
    {
        var draft = Gather(new(), message, options);
        if (!BareRequest.Is(message.Words) && message.HasWords)
            draft = Describe(draft, message, options.MaxDescriptionLength);
        var isPraise = Praise.Is(message.Words);
        return PlaceMerging.Add(draft with { Kind = isPraise ? TicketKind.Suggestion : message.Heard.Kind, Phone = message.Heard.Phone, IsPraise = isPraise }, message);
    }

    /// <summary>What counts at any time: files, a point on the map, a wish for confidentiality.</summary>
    public static TicketDraft Gather(TicketDraft draft, Message message, DialogOptions options) => draft with
    {
        Files = message.Files.Count > 0 ? [.. draft.Files.Concat(message.Files).Distinct().Take(options.MaxFiles)] : draft.Files,
        Place = message.Point is { } point ? PlaceMerging.Merge(draft.Place, point) : draft.Place,
        IsConfidential = draft.IsConfidential || message.Heard.WantsConfidentiality,
    };

    /// <summary>Adds the message's words to the description.</summary>
    public static TicketDraft Describe(TicketDraft draft, Message message, int maxLength)
    {
        var heard = message.Heard;
        var whole = Together(draft.Description, message.Words);
        var isNewCategory = heard.Category is not null && (draft.Category is null || (heard.IsCorrection && heard.CategoryConfidence >= SureCategory));
        return draft with
        {
            Description = Excerpt.Cut(whole, maxLength),
            IsShortened = draft.IsShortened || whole.Length > maxLength,
            Category = isNewCategory ? heard.Category : draft.Category,
            CategoryConfidence = isNewCategory ? heard.CategoryConfidence : draft.CategoryConfidence,
            Kind = Stronger(draft.Kind, heard.Kind),
        };
    }

    // "路灯坏了", and then "我说路灯坏了": said again, not more.
    private static string Together(string? known, string more)
    {
        if (known is null || more.Contains(known.AsSpan().TrimEnd(Ends).ToString(), StringComparison.OrdinalIgnoreCase))
            return more;
        return known.Contains(more.AsSpan().TrimEnd(Ends).ToString(), StringComparison.OrdinalIgnoreCase) ? known : known + Between + more;
    }

    // 我要投诉 said later makes a request for help a complaint; the words of a complaint never soften it.
    private static TicketKind? Stronger(TicketKind? before, TicketKind? now) => (before, now) switch
    {
        (_, null) => before,
        (null, _) => now,
        (TicketKind.Complaint or TicketKind.Report, _) => before,
        _ => now,
    };
}
