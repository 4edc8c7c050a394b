namespace Hotline.Knowledge.Search;

/// <summary>
/// What each unit of an index scores for one question, and which articles score at all. Between questions everything is zero, and only
/// what was touched is cleared, so that a question costs what its words find and not what the index holds.
/// </summary>
internal sealed class UnitScores
{
    private float[] _scores = [];
    private bool[] _isTouched = [];
    private int[] _touched = [];
    private int _count;
    private ArticleIndex? _index;

    /// <summary>The articles that score, in no order.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _count);

    /// <summary>The score of each unit.</summary>
    public ReadOnlySpan<float> Units => _scores;

    /// <summary>Begins a question.</summary>
    public void Begin(ArticleIndex index)
    {
        foreach (var article in Touched)
        {
            _isTouched[article] = false;
            _scores.AsSpan(_index!.UnitStarts[article].._index.UnitStarts[article + 1]).Clear();
        }

        (_count, _index) = (0, index);
        if (_scores.Length < index.Units)
            _scores = new float[index.Units];
        if (_touched.Length < index.Articles.Count)
            (_touched, _isTouched) = (new int[index.Articles.Count], new bool[index.Articles.Count]);
    }

    /// <summary>Adds a term to all units that have it.</summary>
    /// <param name="term">Its number.</param>
    /// <param name="weight">How much it counts.</param>
    public void Add(int term, float weight)
    {
        Add(_index!.PostingsOf(term), weight);
        Add(_index.LaterPostingsOf(term), weight);
    }

    /// <summary>Adds a term to the units of these articles only.</summary>
    /// <param name="term">The term.</param>
    /// <param name="articles">In ascending order.</param>
    public void AddTo(in QuestionTerm term, ReadOnlySpan<int> articles)
    {
        AddTo(_index!.PostingsOf(term.Number), term.Weight, articles);
        AddTo(_index.LaterPostingsOf(term.Number), term.Weight, articles);
    }

    private void Add(ReadOnlySpan<Posting> postings, float weight)
    {
        foreach (var posting in postings)
        {
            _scores[posting.Unit] += weight * posting.Share;
            var article = _index!.ArticleOfUnit[posting.Unit];
            if (_isTouched[article])
                continue;
            _isTouched[article] = true;
            _touched[_count++] = article;
        }
    }

    private void AddTo(ReadOnlySpan<Posting> postings, float weight, ReadOnlySpan<int> articles)
    {
        foreach (var article in articles)
        {
            postings = postings[PostingLists.FirstFrom(postings, _index!.UnitStarts[article])..];
            while (!postings.IsEmpty && postings[0].Unit < _index.UnitStarts[article + 1])
            {
                _scores[postings[0].Unit] += weight * postings[0].Share;
                postings = postings[1..];
            }
        }
    }
}
