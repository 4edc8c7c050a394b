namespace Hotline.Bot.Understanding.Asides;

/// <summary>Says a phrase with choices in one of its ways: (a|b|) is a choice, may be nested and empty; {name} a class of words.</summary>
/// <param name="words">The classes; a word of one may have choices and classes of its own.</param>
internal sealed class SampledPhrase(IReadOnlyDictionary<string, string[]> words)
{
    private string _phrase = "";
    private int _position;
    private Random _random = Random.Shared;

    /// <summary>One of the ways.</summary>
    /// <exception cref="FormatException">A bracket is not closed, or a class is unknown.</exception>
    public string Say(string phrase, Random random)
    {
        (_phrase, _position, _random) = (phrase, 0, random);
        var said = Choice();
        return _position == phrase.Length ? said : throw new FormatException($"'{phrase}': unexpected {phrase[_position]} at {_position}.");
    }

    private string Choice()
    {
        List<string> ways = [Sequence()];
        while (_position < _phrase.Length && _phrase[_position] == '|')
        {
            _position++;
            ways.Add(Sequence());
        }

        return ways[_random.Next(ways.Count)];
    }

    private string Sequence()
    {
        var said = "";
        while (_position < _phrase.Length && _phrase[_position] is not ('|' or ')'))
            said += _phrase[_position] switch { '(' => Bracket(), '{' => Word(), _ => Literal() };
        return said;
    }

    private string Bracket()
    {
        _position++;
        var said = Choice();
        if (_position++ >= _phrase.Length)
            throw new FormatException($"'{_phrase}': a bracket is not closed.");
        return said;
    }

    private string Word()
    {
        var end = _phrase.IndexOf('}', _position);
        if (end < 0 || !words.TryGetValue(_phrase[(_position + 1)..end], out var forms))
            throw new FormatException($"'{_phrase}': no class of words at {_position}.");
        _position = end + 1;
        return forms[_random.Next(forms.Length)];
    }

    private string Literal()
    {
        var end = _phrase.IndexOfAny(['(', ')', '{', '|'], _position);
        var literal = _phrase[_position..(end < 0 ? _phrase.Length : end)];
        _position += literal.Length;
        return literal;
    }
}
