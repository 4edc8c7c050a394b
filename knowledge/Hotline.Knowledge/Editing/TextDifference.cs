using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Hotline.Knowledge.Editing;

/// <summary>What changed between two texts: line by line, and within a changed line character by character, as Chinese has no spaces.</summary>
public static class TextDifference
{
    /// <summary>Unchanged lines shown around a change.</summary>
    private const int Context = 2;

    /// <summary>The lines that differ with what stands around them; empty where the texts are the same.</summary>
    public static IReadOnlyList<DifferenceLine> Of(string before, string after)
    {
        var model = new SideBySideDiffBuilder(new Differ(), new LineChunker(), new CharacterChunker()).BuildDiffModel(before, after, ignoreWhitespace: false);
        var rows = model.OldText.Lines.Zip(model.NewText.Lines).ToList();
        var isShown = new bool[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Second.Type != ChangeType.Unchanged)
                isShown.AsSpan(Math.Max(0, i - Context), Math.Min(rows.Count, i + Context + 1) - Math.Max(0, i - Context)).Fill(true);
        }

        var lines = new List<DifferenceLine>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (!isShown[i])
                continue;
            if (i > 0 && !isShown[i - 1])
                lines.Add(new(DifferenceKind.Gap, []));
            Add(lines, rows[i].First, rows[i].Second);
        }

        return lines;
    }

    private static void Add(List<DifferenceLine> lines, DiffPiece before, DiffPiece after)
    {
        if (after.Type == ChangeType.Unchanged)
        {
            lines.Add(new(DifferenceKind.Same, [new(after.Text, false)]));
            return;
        }

        if (before.Type is ChangeType.Deleted or ChangeType.Modified)
            lines.Add(new(DifferenceKind.Removed, PiecesOf(before, ChangeType.Deleted)));
        if (after.Type is ChangeType.Inserted or ChangeType.Modified)
            lines.Add(new(DifferenceKind.Added, PiecesOf(after, ChangeType.Inserted)));
    }

    private static List<DifferencePiece> PiecesOf(DiffPiece line, ChangeType changed)
    {
        if (line.SubPieces.Count == 0)
            return [new(line.Text, true)];
        var pieces = new List<DifferencePiece>();
        foreach (var piece in line.SubPieces.Where(p => p.Text is not null))
        {
            var isChanged = piece.Type == changed || piece.Type == ChangeType.Modified;
            if (pieces.Count > 0 && pieces[^1].IsChanged == isChanged)
                pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + piece.Text };
            else
                pieces.Add(new(piece.Text, isChanged));
        }

        return pieces;
    }
}

/// <summary>A line of a difference.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Pieces">Its text, cut where what changed begins and ends; empty for <see cref="DifferenceKind.Gap"/>.</param>
public sealed record DifferenceLine(DifferenceKind Kind, IReadOnlyList<DifferencePiece> Pieces);

/// <summary>A piece of a line.</summary>
public sealed record DifferencePiece(string Text, bool IsChanged);

/// <summary>What became of a line.</summary>
public enum DifferenceKind
{
    /// <summary>Stands in both.</summary>
    Same,
    /// <summary>Stands in the earlier text only.</summary>
    Removed,
    /// <summary>Stands in the later text only.</summary>
    Added,
    /// <summary>Unchanged lines are left out here.</summary>
    Gap,
}
