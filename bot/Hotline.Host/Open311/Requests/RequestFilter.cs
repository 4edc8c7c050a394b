using System.Globalization;
using Hotline.Host.Open311.Catalogue;
using Hotline.Storage.Reading;
using Hotline.Ticketing.Tickets;

namespace Hotline.Host.Open311.Requests;

/// <summary>Reads which requests a client wants. Lists are separated by commas or given by repeating the parameter.</summary>
internal sealed class RequestFilter(IQueryCollection query, ServiceCatalogue services, TimeProvider time)
{
    /// <summary>The specification's bounds: a span of 90 days, a thousand requests.</summary>
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(90);
    private const int MostRequests = 1000;

    /// <summary>Beyond it a client narrows the dates: passing over many costs more than finding them.</summary>
    private const int DeepestPage = 20_000;

    /// <summary>Forms of the W3C's note on dates and times; without a zone, UTC.</summary>
    private static readonly string[] DateForms = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd"];

    private readonly List<string> errors = [];

    /// <summary>What is wrong; empty where nothing is.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>The numbers asked for, which override all else; null where none are.</summary>
    public IReadOnlyList<TicketNumber>? Numbers()
    {
        var ids = List("service_request_id");
        if (ids.Count == 0)
            return null;
        if (ids.Count > MostRequests)
            Wrong("TooMany", "service_request_id", MostRequests);
        // What is no number of ours is a request that does not exist.
        return [.. ids.Take(MostRequests).Select(i => long.TryParse(i, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).Select(n => new TicketNumber(n))];
    }

    /// <summary>The query; what is wrong is in <see cref="Errors"/>.</summary>
    public PublicTicketQuery Query()
    {
        var (from, until) = Span();
        var size = Whole("page_size", MostRequests, MostRequests);
        var page = Whole("page", 1, DeepestPage);
        if ((long)page * size > DeepestPage)
            Wrong("TooDeep", DeepestPage);
        return new()
        {
            From = from,
            Until = until,
            Categories = Codes(),
            IsAwaited = IsOpen(),
            Skip = (page - 1) * size,
            Limit = size,
        };
    }

    private (DateTimeOffset From, DateTimeOffset Until) Span()
    {
        var (start, end) = (Date("start_date"), Date("end_date"));
        var until = end ?? (start is { } begin && begin + LongestSpan < time.GetUtcNow() ? begin + LongestSpan : time.GetUtcNow());
        var from = start ?? until - LongestSpan;
        if (from > until)
            Wrong("EndBeforeStart");
        else if (until - from > LongestSpan)
            Wrong("SpanTooLong", LongestSpan.Days);
        return (from, until);
    }

    private DateTimeOffset? Date(string name)
    {
        // A plus sign that was not escaped arrives as a space.
        if (query[name].ToString().Trim().Replace(' ', '+') is not { Length: > 0 } text)
            return null;
        if (DateTimeOffset.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return at;
        Wrong("BadDate", name);
        return null;
    }

    private List<string> Codes()
    {
        var codes = List("service_code");
        if (codes.Find(c => services.Find(c) is null) is { } unknown)
            Wrong("NoSuchService", Shown(unknown));
        return codes;
    }

    private bool? IsOpen()
    {
        var words = List("status");
        if (words.Find(w => w is not (RequestDocuments.Open or RequestDocuments.Closed)) is { } unknown)
            Wrong("BadStatus", Shown(unknown));
        return words is [var only] ? only == RequestDocuments.Open : null;
    }

    private int Whole(string name, int otherwise, int most)
    {
        if (query[name].ToString() is not { Length: > 0 } text)
            return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
            return number;
        Wrong("BadNumber", name, 1, most);
        return otherwise;
    }

    private List<string> List(string name)
        => [.. query[name].OfType<string>().SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()];

    private static string Shown(string text) => text.Length > 60 ? text[..60] : text;

    private void Wrong(string name, params object[] values) => errors.Add(Open311Texts.Format(name, values));
}
