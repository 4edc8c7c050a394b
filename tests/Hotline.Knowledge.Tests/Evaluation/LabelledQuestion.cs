using System.Text.Json;

namespace Hotline.Knowledge.Tests.Evaluation;

/// <summary>A question in a resident's words, with what is right to say to it.</summary>
/// <param name="Query">The words.</param>
/// <param name="Relevant">Ids of the articles that answer it; empty where none does, or where nothing narrower than "which one?" is right.</param>
/// <param name="Verdict"><c>answer</c>; <c>choose</c> for a vague one; <c>none</c> for one that is not the hotline's business.</param>
/// <param name="Set">
/// <c>tuning</c>: weights were chosen on it; <c>held-out</c>: they were not, but articles were mended after seeing it fail; <c>fresh</c>: written
/// after that, and used to choose between variants; <c>blind</c>: written last and only measured.
/// </param>
internal sealed record LabelledQuestion(string Query, IReadOnlyList<string> Relevant, string Verdict, string Set)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<LabelledQuestion> All { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "questions.jsonl")).Select(l => JsonSerializer.Deserialize<LabelledQuestion>(l, Options)!)];

    /// <summary>Written in Chinese characters.</summary>
    public bool IsChinese => Query.Any(c => c >= '\u4E00');
}
