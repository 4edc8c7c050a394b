using Hotline.Bot.Handoff;
using Hotline.Bot.Staff;
using Hotline.Bot.Tickets;
using Hotline.Console.Access;
using Hotline.Console.Layout;
using Hotline.Console.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hotline.Console.Wording.Words;

namespace Hotline.Console.Board;

/// <summary>The live figures.</summary>
internal sealed class BoardEndpoints(IDeskReader desk, ITicketBoard tickets, IStaffAccounts accounts, IHotMatters hot, IHandoffAnswers answers, Presence presence, TimeProvider time)
    : IDisposable
{
    /// <summary>Boards on many walls count together.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan AnswersCounted = TimeSpan.FromHours(24);

    /// <summary>More than somebody reads; the share counts all.</summary>
    private const int AnswersShown = 200;

    private readonly SemaphoreSlim counting = new(1);
    private (long At, BoardModel Model)? last;

    public void Map(RouteGroupBuilder console)
    {
        console.MapGet("/board", ShowAsync).Require(Right.SeeBoard);
        console.MapGet("/board/wall", WallAsync).Require(Right.SeeBoard);
        console.MapGet("/board/live", Live).Require(Right.SeeBoard);
        console.MapGet("/board/answers", AnswersAsync).Require(Right.SeeBoard);
    }

    public void Dispose() => counting.Dispose();

    private async Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken)
        => context.Page(T("Board_Title"), Fragment.Of<BoardPage>(await LoadAsync(cancellationToken)), "/console/board/live");

    /// <summary>The same for a screen on a wall: nothing but the figures, larger.</summary>
    private async Task<IResult> WallAsync(HttpContext context, CancellationToken cancellationToken)
        => context.Page(T("Board_Title"), Fragment.Of<BoardWall>(await LoadAsync(cancellationToken)), "/console/board/live");

    private IResult Live(HttpContext context, CancellationToken _)
        => LivePage.Stream(context, new() { Queue = true, Tickets = true }, async ct => [new("board", Fragment.Of<BoardPanel>(await LoadAsync(ct)))]);

    /// <summary>The requests behind the share that was answered in time.</summary>
    private async Task<IResult> AnswersAsync(HttpContext context, bool? late, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var all = await answers.SinceAsync(now - AnswersCounted, cancellationToken);
        var names = (await accounts.ListAsync(cancellationToken)).ToDictionary(a => a.Id, a => a.DisplayName);
        var rows = all.Select(a => new AnswerRow(a, AnswerStandard.Of(a, now), a.AccountId is { } id ? names.GetValueOrDefault(id) : null))
            .Where(r => late != true || r.Verdict == AnswerVerdict.Late).Take(AnswersShown);
        return context.Page(T("Answers_Title"), Fragment.Of<AnswersPage>(new AnswersModel(AnswerStandard.ShareOf(all, now), [.. rows], late == true)));
    }

    private async Task<BoardModel> LoadAsync(CancellationToken cancellationToken)
    {
        await counting.WaitAsync(cancellationToken);
        try
        {
            if (last is { } known && time.GetElapsedTime(known.At) < Fresh)
                return known.Model;
            var model = await CountAsync(cancellationToken);
            last = (time.GetTimestamp(), model);
            return model;
        }
        finally
        {
            counting.Release();
        }
    }

    private async Task<BoardModel> CountAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var waiting = await desk.WaitingAsync(200, cancellationToken);
        var operators = (await accounts.ListAsync(cancellationToken)).Where(a => a is { Role: StaffRole.Operator, IsClosed: false })
            .Select(a => presence.Of(a.Id)).CountBy(a => a).ToDictionary();
        return new(
            await desk.CountWaitingAsync(cancellationToken),
            waiting.Count == 0 ? null : waiting.Min(w => w.RequestedAt),
            waiting.Count(w => w.IsEmergency),
            (await desk.LoadsAsync(cancellationToken)).Values.Sum(),
            operators,
            AnswerStandard.ShareOf(await answers.SinceAsync(now - AnswersCounted, cancellationToken), now),
            await tickets.CountAsync(now, cancellationToken),
            await hot.FindAsync(cancellationToken));
    }
}

/// <summary>What the board shows.</summary>
/// <param name="Waiting">How many residents wait.</param>
/// <param name="WaitingSince">Since when the first of them does, UTC; null: nobody waits.</param>
/// <param name="Emergencies">How many of them spoke of danger.</param>
/// <param name="Talking">Conversations with operators.</param>
/// <param name="Operators">Operators by whether they take conversations.</param>
/// <param name="Answers">Requests for a person in the last 24 hours, by whether they were answered within the standard.</param>
/// <param name="Tickets">Tickets.</param>
/// <param name="Hot">What many residents report now, the most reported first.</param>
public sealed record BoardModel(
    int Waiting, DateTimeOffset? WaitingSince, int Emergencies, int Talking, IReadOnlyDictionary<Availability, int> Operators, AnswerShare Answers,
    BoardFigures Tickets,
    IReadOnlyList<HotMatter> Hot);

/// <summary>Requests for a person, and the share of them that was answered in time.</summary>
/// <param name="Share">Of all of them.</param>
/// <param name="Rows">Latest first.</param>
/// <param name="IsLateOnly">True where only those are shown that were not answered in time.</param>
public sealed record AnswersModel(AnswerShare Share, IReadOnlyList<AnswerRow> Rows, bool IsLateOnly);

/// <summary>A request for a person.</summary>
/// <param name="Answer">It.</param>
/// <param name="Verdict">How it went.</param>
/// <param name="By">Name of who answered, or null.</param>
public sealed record AnswerRow(HandoffAnswer Answer, AnswerVerdict Verdict, string? By)
{
    /// <summary>Class of the verdict's element.</summary>
    public string Class => Verdict switch
    {
        AnswerVerdict.InTime => "done",
        AnswerVerdict.Late => "late",
        AnswerVerdict.Waiting or AnswerVerdict.Left => "",
    };
}
