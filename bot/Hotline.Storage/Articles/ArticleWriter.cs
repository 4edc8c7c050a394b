using Hotline.Knowledge.Editing;
using Hotline.Storage.Commits;

namespace Hotline.Storage.Articles;

/// <summary>Writes versions of articles, imports and marks of unanswered questions.</summary>
internal sealed class ArticleWriter(WritingConnection connection) : IDisposable
{
    private readonly Statement stands = connection.Prepare(
        "SELECT revision FROM article_version WHERE article_id = ?1 AND language = ?2 AND number = ?3" + connection.Dialect.ForUpdate);

    private readonly Statement write = connection.Prepare("""
        INSERT INTO article_version (article_id, language, number, revision, stage, text, authors, created_at, changed_at, published_by, note)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT (article_id, language, number) DO UPDATE SET revision = ?4, stage = ?5, text = ?6, authors = ?7, changed_at = ?9, published_by = ?10, note = ?11
        WHERE article_version.revision = ?4 - 1
        """);

    private readonly Statement keep = connection.Prepare("INSERT INTO article_import (id, account_id, at, payload) VALUES (?1, ?2, ?3, ?4)");

    private readonly Statement forget = connection.Prepare("DELETE FROM article_import WHERE id = ?1 OR at < ?2");

    private readonly Statement mark = connection.Prepare("INSERT INTO gap_mark (form, at, account_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");

    private readonly Statement unmark = connection.Prepare("DELETE FROM gap_mark WHERE form = ?1");

    /// <summary>All or none: false where one has moved on.</summary>
    public bool Write(IReadOnlyList<ArticleVersion> versions)
    {
        // Looked at before anything is written, because the transaction is shared with other writes.
        if (versions.Any(v => (stands.ExecuteScalar(v.Key.Id, v.Key.Language, v.Number) ?? 0) != v.Revision - 1))
            return false;
        foreach (var v in versions)
        {
            var written = write.Execute(
                v.Key.Id, v.Key.Language, v.Number, v.Revision, v.Stage.ToString(), v.Text, string.Join(',', v.Authors),
                v.CreatedAt.ToUnixTimeMilliseconds(), v.ChangedAt.ToUnixTimeMilliseconds(), v.PublishedBy, v.Note);
            // Another node began the same version a moment ago; the committer rolls back and asks again, and then it is seen.
            if (written == 0)
                throw new InvalidOperationException("Another node wrote this version meanwhile.");
        }

        return true;
    }

    /// <summary>Keeps an import, and forgets those from before <paramref name="before"/>.</summary>
    public void Keep(string id, string accountId, DateTimeOffset at, string payload, DateTimeOffset before)
    {
        forget.Execute(id, before.ToUnixTimeMilliseconds());
        keep.Execute(id, accountId, at.ToUnixTimeMilliseconds(), payload);
    }

    public void Forget(string id) => forget.Execute(id, 0L);

    public void Mark(string form, DateTimeOffset at, string accountId) => mark.Execute(form, at.ToUnixTimeMilliseconds(), accountId);

    public void Unmark(string form) => unmark.Execute(form);

    public void Dispose()
    {
        foreach (var statement in (Statement[])[stands, write, keep, forget, mark, unmark])
            statement.Dispose();
    }
}
