using Hotline.Bot.Understanding.Text;

namespace Hotline.Bot.Understanding.Expressions;

/// <summary>The expressions of one or several data files, all sought in one pass over a message.</summary>
internal sealed class ExpressionSet
{
    private const int LongestPiece = 40;

    private readonly List<string> _groups;
    private readonly AhoCorasick _automaton;
    private readonly int[][] _piecesOfTerm;
    private readonly int[][] _whole;
    private readonly int[][] _beginning;

    private ExpressionSet(List<string> groups, Expression[] expressions, Dictionary<string, List<int>> piecesByForm, int pieceCount)
    {
        _groups = groups;
        Expressions = expressions;
        var terms = piecesByForm.Keys.ToArray();
        _automaton = new AhoCorasick(terms);
        _piecesOfTerm = [.. terms.Select(term => piecesByForm[term].ToArray())];
        _whole = ByFirstPiece(pieceCount, expression => expression.Pieces.Length == 1);
        _beginning = ByFirstPiece(pieceCount, expression => expression.Pieces.Length > 1);
    }

    /// <summary>Names of the groups.</summary>
    public IReadOnlyList<string> Groups => _groups;

    /// <summary>The expressions; a match names one by its index.</summary>
    public Expression[] Expressions { get; }

    /// <summary>Reads data files into one set. The same group may go on in another file.</summary>
    public static ExpressionSet Load(params IEnumerable<string> files)
    {
        var groups = new List<string>();
        var expressions = new List<Expression>();
        var piecesByForm = new Dictionary<string, List<int>>();
        var pieces = new Dictionary<string, int>();
        foreach (var file in files.Select(name => new ExpressionFile(name)))
        {
            foreach (var line in file.Lines)
            {
                if (!groups.Contains(line.Group))
                    groups.Add(line.Group);
                var ids = line.Pieces.Select(forms => AddPiece(forms, pieces, piecesByForm)).ToArray();
                expressions.Add(new Expression(groups.IndexOf(line.Group), line.Mode, line.Weight, ids, line.Gaps));
            }
        }

        return new ExpressionSet(groups, [.. expressions], piecesByForm, pieces.Count);
    }

    /// <summary>Index of a group, or -1 where no file has it.</summary>
    public int IndexOf(string group) => _groups.IndexOf(group);

    /// <summary>Every expression that counts in the message, in order of their ends; one at the same place once.</summary>
    public List<ExpressionMatch> Find(Message message)
    {
        var hits = new List<PieceHit>();
        foreach (var hit in _automaton.Find(message.Folded))
        {
            foreach (var piece in _piecesOfTerm[hit.Term])
                hits.Add(new PieceHit(piece, hit.Start, hit.End));
        }

        var matches = new List<ExpressionMatch>();
        for (var i = 0; i < hits.Count; i++)
        {
            foreach (var expression in _whole[hits[i].Piece])
                AddWhereItCounts(new ExpressionMatch(expression, hits[i].Start, hits[i].End), message, matches);
            foreach (var expression in _beginning[hits[i].Piece])
            {
                if (EndOfRest(Expressions[expression], 1, hits, i, message.Folded) is { } end)
                    AddWhereItCounts(new ExpressionMatch(expression, hits[i].Start, end), message, matches);
            }
        }

        DropWhatIsNeverMeant(matches);
        return matches;
    }

    private static int AddPiece(string[] forms, Dictionary<string, int> pieces, Dictionary<string, List<int>> piecesByForm)
    {
        var key = string.Join('|', forms);
        if (pieces.TryGetValue(key, out var id))
            return id;
        id = pieces.Count;
        pieces.Add(key, id);
        foreach (var form in forms)
        {
            if (!piecesByForm.TryGetValue(form, out var ids))
                piecesByForm.Add(form, ids = []);
            ids.Add(id);
        }

        return id;
    }

    private int[][] ByFirstPiece(int pieceCount, Func<Expression, bool> where)
    {
        var lookup = Enumerable.Range(0, Expressions.Length)
            .Where(i => where(Expressions[i]))
            .ToLookup(i => Expressions[i].Pieces[0]);
        return [.. Enumerable.Range(0, pieceCount).Select(piece => lookup[piece].ToArray())];
    }

    // Hits are in the order of their ends, so those of a later piece follow. After a gap the nearest counts, without one the longest.
    private static int? EndOfRest(Expression expression, int piece, List<PieceHit> hits, int from, string text)
    {
        if (piece == expression.Pieces.Length)
            return hits[from].End;
        var (start, gap) = (hits[from].End, expression.Gaps[piece - 1]);
        int? longest = null;
        for (var i = from + 1; i < hits.Count && hits[i].End <= start + gap + LongestPiece; i++)
        {
            if (hits[i].Piece != expression.Pieces[piece] || hits[i].Start < start || hits[i].Start > start + gap
                || SentenceEndsWithin(text, start, hits[i].Start)
                || EndOfRest(expression, piece + 1, hits, i, text) is not { } end)
                continue;
            if (gap > 0)
                return end;
            longest = Math.Max(longest ?? 0, end);
        }

        return longest;
    }

    private static bool SentenceEndsWithin(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (Characters.EndsSentence(text, i))
                return true;
        }

        return false;
    }

    private void AddWhereItCounts(ExpressionMatch match, Message message, List<ExpressionMatch> matches)
    {
        var counts = Expressions[match.Expression].Mode switch
        {
            ExpressionMode.Only => match.Start <= message.ContentStart && match.End >= message.ContentEnd,
            ExpressionMode.Starts => match.Start <= message.ContentStart && message.PausesAt(match.End),
            ExpressionMode.Opens => match.Start <= message.ContentStart,
            ExpressionMode.Ends => match.End >= message.ContentEnd,
            ExpressionMode.Anywhere or ExpressionMode.Never => true,
        };
        if (counts && !matches.Contains(match))
            matches.Add(match);
    }

    private void DropWhatIsNeverMeant(List<ExpressionMatch> matches)
    {
        // Apart from the list that is being thinned out: they are in it, and all of them count to the end.
        var nevers = matches.FindAll(match => Expressions[match.Expression].Mode == ExpressionMode.Never);
        if (nevers.Count > 0)
            matches.RemoveAll(match => nevers.Exists(never =>
                Expressions[never.Expression].Group == Expressions[match.Expression].Group
                && never.Start < match.End && match.Start < never.End));
    }

    private readonly record struct PieceHit(int Piece, int Start, int End);
}
