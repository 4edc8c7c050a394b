using System.Text.Json;
using Hotline.Bot.Turns;
using Hotline.Knowledge.Feedback;
using Hotline.Storage.Commits;
using Hotline.Storage.Reading;

namespace Hotline.Storage.Articles;

/// <inheritdoc cref="IUnansweredQuestions"/>
internal sealed class UnansweredQuestions(GroupCommitter committer, DatabaseConnections connections, TimeProvider time) : IUnansweredQuestions
{
    public Task<IReadOnlyList<UnansweredQuestion>> ListAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken)
        => connections.QueryAsync(
            "SELECT payload, at, channel_id FROM domain_event WHERE name = $1 AND at >= $2 ORDER BY id DESC LIMIT $3",
            row =>
            {
                var gap = JsonSerializer.Deserialize(row.GetString(0), DomainEventJson.Default.KnowledgeGapFound)!;
                return new UnansweredQuestion(gap.Question, gap.Language, DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetString(2));
            },
            [nameof(DomainEvent.KnowledgeGapFound), since.ToUnixTimeMilliseconds(), limit], cancellationToken);

    public async Task<IReadOnlySet<string>> PutAsideAsync(CancellationToken cancellationToken)
        => (await connections.QueryAsync("SELECT form FROM gap_mark", row => row.GetString(0), [], cancellationToken)).ToHashSet();

    public Task PutAsideAsync(IReadOnlyList<string> forms, string accountId, CancellationToken cancellationToken)
        => committer.WriteAsync(w =>
        {
            foreach (var form in forms)
                w.Articles.Mark(form, time.GetUtcNow(), accountId);
            return true;
        }, cancellationToken);

    public Task TakeBackAsync(IReadOnlyList<string> forms, CancellationToken cancellationToken)
        => committer.WriteAsync(w =>
        {
            foreach (var form in forms)
                w.Articles.Unmark(form);
            return true;
        }, cancellationToken);
}
