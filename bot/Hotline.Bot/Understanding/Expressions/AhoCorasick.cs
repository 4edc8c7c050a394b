using Hotline.Bot.Understanding.Text;

namespace Hotline.Bot.Understanding.Expressions;

/// <summary>
/// Finds every occurrence of many terms in one pass over a text (the automaton of Aho and Corasick, 1975). Terms and texts
/// are normalised and in lower case. A term that begins or ends with a Latin letter or a digit is found at word boundaries only.
/// </summary>
internal sealed class AhoCorasick
{
    private const int Root = 0;

    // Open addressing; a key of zero is an empty slot.
    private readonly ulong[] _edgeKeys;
    private readonly int[] _edgeTargets;
    private readonly int _mask;

    private readonly int[] _fail;
    private readonly int[] _termAt;
    private readonly int[] _nextOutput;
    private readonly string[] _terms;

    /// <summary>Builds the automaton. A term that occurs twice is reported under its first index only.</summary>
    /// <param name="terms">Not empty strings; a hit names a term by its index here.</param>
    public AhoCorasick(IReadOnlyList<string> terms)
    {
        _terms = [.. terms];
        var trie = new TrieBuilder(_terms.Sum(term => term.Length));
        var termAt = new List<int> { -1 };
        for (var term = 0; term < _terms.Length; term++)
        {
            var node = trie.Insert(_terms[term]);
            while (termAt.Count <= node)
                termAt.Add(-1);
            if (termAt[node] < 0)
                termAt[node] = term;
        }

        var nodes = trie.NodeCount;
        while (termAt.Count < nodes)
            termAt.Add(-1);
        _termAt = [.. termAt];
        _fail = new int[nodes];
        _nextOutput = new int[nodes];
        (_edgeKeys, _edgeTargets) = trie.ToTable();
        _mask = _edgeKeys.Length - 1;
        LinkFailures(trie);
    }

    /// <summary>Enumerates the occurrences in <paramref name="text"/> by their ends; of those with one end, the longest first.</summary>
    public Scan Find(string text) => new(this, text);

    private void LinkFailures(TrieBuilder trie)
    {
        foreach (var (parent, c, node) in trie.EdgesBreadthFirst())
        {
            _fail[node] = parent == Root ? Root : Step(_fail[parent], c);
            var fail = _fail[node];
            _nextOutput[node] = _termAt[fail] >= 0 ? fail : _nextOutput[fail];
        }
    }

    private int Step(int node, char c)
    {
        while (true)
        {
            var next = Edge(node, c);
            if (next != Root || node == Root)
                return next;
            node = _fail[node];
        }
    }

    private int Edge(int node, char c)
    {
        var key = TrieBuilder.Key(node, c);
        var slot = TrieBuilder.Hash(key) & _mask;
        while (true)
        {
            var found = _edgeKeys[slot];
            if (found == key)
                return _edgeTargets[slot];
            if (found == 0)
                return Root;
            slot = (slot + 1) & _mask;
        }
    }

    /// <summary>One occurrence of a term: the half-open interval [Start, End) of the text.</summary>
    public readonly record struct Hit(int Term, int Start, int End)
    {
        /// <summary>In characters.</summary>
        public int Length => End - Start;
    }

    /// <summary>A pass over a text.</summary>
    public struct Scan
    {
        private readonly AhoCorasick _automaton;
        private readonly string _text;
        private int _position;
        private int _state;
        private int _output;

        internal Scan(AhoCorasick automaton, string text) => (_automaton, _text) = (automaton, text);

        /// <summary>The occurrence found by <see cref="MoveNext"/>.</summary>
        public Hit Current { get; private set; }

        /// <summary>For foreach.</summary>
        public readonly Scan GetEnumerator() => this;

        /// <summary>Moves to the next occurrence.</summary>
        public bool MoveNext()
        {
            while (true)
            {
                while (_output != Root)
                {
                    var term = _automaton._termAt[_output];
                    _output = _automaton._nextOutput[_output];
                    var start = _position - _automaton._terms[term].Length;
                    if (!StandsAlone(_automaton._terms[term], start))
                        continue;
                    Current = new Hit(term, start, _position);
                    return true;
                }

                if (_position >= _text.Length)
                    return false;
                _state = _automaton.Step(_state, _text[_position++]);
                _output = _automaton._termAt[_state] >= 0 ? _state : _automaton._nextOutput[_state];
            }
        }

        // A plural's or possessive's s may follow an English term.
        private readonly bool StandsAlone(string term, int start)
        {
            if (Characters.IsLatinWord(term[0]) && start > 0 && Characters.IsLatinWord(_text[start - 1]))
                return false;
            if (!Characters.IsLatinWord(term[^1]) || _position >= _text.Length || !Characters.IsLatinWord(_text[_position]))
                return true;
            return char.IsAsciiLetter(term[^1]) && _text[_position] == 's'
                && (_position + 1 >= _text.Length || !Characters.IsLatinWord(_text[_position + 1]));
        }
    }
}
