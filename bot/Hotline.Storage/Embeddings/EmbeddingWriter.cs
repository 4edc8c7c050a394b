using System.Runtime.InteropServices;
using Hotline.Knowledge.Embeddings;
using Hotline.Storage.Commits;

namespace Hotline.Storage.Embeddings;

/// <summary>Writes embeddings of article texts: numbers of 32 bits, in the machine's order, side by side.</summary>
internal sealed class EmbeddingWriter(WritingConnection connection) : IDisposable
{
    private readonly Statement insert = connection.Prepare("""
        INSERT INTO embedding (model, text_hash, vector) VALUES (?1, ?2, ?3)
        ON CONFLICT (model, text_hash) DO UPDATE SET vector = excluded.vector
        """);

    private readonly Statement forgetModels = connection.Prepare("DELETE FROM embedding WHERE model <> ?1");

    private readonly Statement forget = connection.Prepare("DELETE FROM embedding WHERE model = ?1 AND text_hash = ?2");

    public void Add(string model, StoredEmbedding embedding)
        => insert.Execute(model, embedding.TextHash, new Blob(MemoryMarshal.AsBytes<float>(embedding.Vector).ToArray()));

    public void ForgetOthers(string model) => forgetModels.Execute(model);

    public void Forget(string model, string textHash) => forget.Execute(model, textHash);

    public void Dispose()
    {
        insert.Dispose();
        forgetModels.Dispose();
        forget.Dispose();
    }
}
