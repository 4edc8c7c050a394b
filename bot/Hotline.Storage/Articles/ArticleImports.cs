using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Knowledge.Editing;
using Hotline.Storage.Commits;
using Hotline.Storage.Reading;

namespace Hotline.Storage.Articles;

/// <inheritdoc cref="IArticleImports"/>
internal sealed class ArticleImports(GroupCommitter committer, DatabaseConnections connections, TimeProvider time) : IArticleImports
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task<string> KeepAsync(IReadOnlyList<ImportedText> texts, string accountId, CancellationToken cancellationToken)
    {
        var (id, now) = (Guid.NewGuid().ToString("N"), time.GetUtcNow());
        var payload = JsonSerializer.Serialize(texts, ImportJson.Default.IReadOnlyListImportedText);
        await committer.WriteAsync(w =>
        {
            w.Articles.Keep(id, accountId, now, payload, now - Kept);
            return true;
        }, cancellationToken);
        return id;
    }

    public async Task<IReadOnlyList<ImportedText>?> FindAsync(string id, string accountId, CancellationToken cancellationToken)
    {
        var payload = await connections.QuerySingleAsync(
            "SELECT payload FROM article_import WHERE id = $1 AND account_id = $2", row => row.GetString(0), [id, accountId], cancellationToken);
        return payload is null ? null : JsonSerializer.Deserialize(payload, ImportJson.Default.IReadOnlyListImportedText);
    }

    public Task ForgetAsync(string id, CancellationToken cancellationToken)
        => committer.WriteAsync(w =>
        {
            w.Articles.Forget(id);
            return true;
        }, cancellationToken);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IReadOnlyList<ImportedText>))]
internal sealed partial class ImportJson : JsonSerializerContext;
