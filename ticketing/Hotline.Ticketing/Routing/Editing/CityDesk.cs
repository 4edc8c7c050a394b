namespace Hotline.Ticketing.Routing.Editing;

/// <inheritdoc cref="ICityDesk"/>
internal sealed class CityDesk(CityLists lists, FallbackOwner fallback, ICityVersions versions, CityWatch watch, TimeProvider time) : ICityDesk
{
    public string FallbackDepartment => fallback.Department;

    public IReadOnlyList<CityFault> Faults => watch.Faults;

    public IReadOnlyList<CityVersion> InForce => watch.InForce;

    public string? FileText(CityList list, string key) => lists.FileText(list, key);

    public Task<IReadOnlyList<CityVersion>> HistoryAsync(CityList list, string key, CancellationToken cancellationToken)
        => versions.HistoryAsync(list, key, cancellationToken);

    public async Task<CityOutcome> WriteAsync(CityList list, string key, string text, int seen, string accountId, CancellationToken cancellationToken)
    {
        var latest = await versions.HistoryAsync(list, key, cancellationToken) is [var newest, ..] ? newest : null;
        // What was added here and is taken away again leaves the file's nothing behind.
        return await WriteAsync(list, key, text.Length == 0 && lists.FileText(list, key) is null && latest is not null ? null : text, seen, latest, accountId, cancellationToken);
    }

    public async Task<CityOutcome> RestoreAsync(CityList list, string key, int number, int seen, string accountId, CancellationToken cancellationToken)
    {
        var history = await versions.HistoryAsync(list, key, cancellationToken);
        if (number != 0 && history.All(v => v.Number != number))
            return new CityOutcome.Refused([new(CityProblem.UnknownVersion)]);
        return await WriteAsync(list, key, history.FirstOrDefault(v => v.Number == number)?.Text, seen, history is [var newest, ..] ? newest : null, accountId, cancellationToken);
    }

    private async Task<CityOutcome> WriteAsync(
        CityList list, string key, string? text, int seen, CityVersion? latest, string accountId, CancellationToken cancellationToken)
    {
        if ((latest?.Number ?? 0) != seen)
            return new CityOutcome.Stale();
        if ((text ?? lists.FileText(list, key)) is { } standing && lists.Check(list, key, standing) is { Count: > 0 } faults)
            return new CityOutcome.Refused(faults);
        if ((text ?? lists.FileText(list, key)) == (latest?.Text ?? lists.FileText(list, key)))
            return new CityOutcome.Unchanged();
        var version = new CityVersion { List = list, Key = key, Number = seen + 1, Text = text, AccountId = accountId, At = time.GetUtcNow() };
        if (!await versions.WriteAsync(version, cancellationToken))
            return new CityOutcome.Stale();
        await watch.LookAsync(CancellationToken.None);
        return new CityOutcome.Done(version);
    }
}
