using System.Globalization;
using System.Resources;
using System.Text;
using Hotline.Ticketing.Texts;

namespace Hotline.Host.Notifications;

/// <summary>Puts notices into plain and quiet words.</summary>
internal sealed class NoticeWriting(TicketTexts texts)
{
    private static readonly ResourceManager Texts = new("Hotline.Host.Resources.NotificationTexts", typeof(NoticeWriting).Assembly);

    /// <summary>What a message is about, in a line: the one thing, or how many things.</summary>
    public static string Subject(IReadOnlyList<Notice> notices, string language)
        => notices.Count == 1 ? Format(language, "SubjectOne", notices[0].Number, Format(language, notices[0].What + "Short")) : Format(language, "SubjectMany", notices.Count);

    /// <summary>A line for each notice, as many as fit.</summary>
    /// <param name="notices">What is to be said.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en</c>.</param>
    /// <param name="now">For "today" and "tomorrow".</param>
    /// <param name="mostBytes">UTF-8 bytes that the medium takes; the last line then says how many more there are.</param>
    public string Body(IReadOnlyList<Notice> notices, string language, DateTimeOffset now, int mostBytes)
    {
        var body = new StringBuilder();
        for (var i = 0; i < notices.Count; i++)
        {
            var line = Line(notices[i], language, now) + "\n";
            var rest = Format(language, "AndMore", notices.Count - i);
            if (Encoding.UTF8.GetByteCount(body.ToString()) + Encoding.UTF8.GetByteCount(line) + Encoding.UTF8.GetByteCount(rest) > mostBytes)
                return body.Append(rest).ToString();
            body.Append(line);
        }

        return body.ToString().TrimEnd();
    }

    private string Line(Notice notice, string language, DateTimeOffset now)
    {
        var category = notice.Category is { } code ? texts.Category(code, language) : Format(language, "NoCategory");
        var what = Format(language, notice.What, notice.By is { } by ? texts.Time(by, now, language) : "");
        return Format(language, "Line", notice.Number, category, TicketTexts.Of(notice.Priority, language), what);
    }

    private static string Format(string language, string name, params object[] values)
        => string.Format(CultureInfo.InvariantCulture, Texts.GetString(name, CultureInfo.GetCultureInfo(language))!, values);
}
