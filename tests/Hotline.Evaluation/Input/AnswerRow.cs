namespace Hotline.Evaluation.Input;

/// <summary>A question and the ids of what answers it.</summary>
internal sealed record AnswerRow(string Query, IReadOnlyList<string> Relevant)
{
    public static List<AnswerRow> Read(string file) => JsonLines.Read(file, row => new AnswerRow(row.Text("query"), row.Texts("relevant")));
}
