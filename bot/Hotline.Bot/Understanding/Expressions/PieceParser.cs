namespace Hotline.Bot.Understanding.Expressions;

/// <summary>Writes out the forms of one piece of an expression: (a|b|) is a choice, may be nested and empty; {name} a class of words.</summary>
internal sealed class PieceParser(IReadOnlyDictionary<string, string[]> words)
{
    private string _piece = "";
    private int _position;

    /// <summary>The distinct forms in lower case, none empty.</summary>
    /// <exception cref="FormatException">A bracket is not closed, or a class is unknown.</exception>
    public string[] Parse(string piece)
    {
        (_piece, _position) = (piece, 0);
        var forms = Choices();
        if (_position < piece.Length)
            throw new FormatException($"'{piece}': unexpected {piece[_position]} at {_position}.");
        return [.. forms.Select(form => form.ToLowerInvariant()).Where(form => form.Length > 0).Distinct()];
    }

    private List<string> Choices()
    {
        var forms = Sequence();
        while (_position < _piece.Length && _piece[_position] == '|')
        {
            _position++;
            forms.AddRange(Sequence());
        }

        return forms;
    }

    private List<string> Sequence()
    {
        List<string> forms = [""];
        while (_position < _piece.Length && _piece[_position] is not ('|' or ')'))
        {
            var next = _piece[_position] switch
            {
                '(' => Bracket(),
                '{' => WordClass(),
                _ => [Literal()],
            };
            forms = [.. forms.SelectMany(_ => next, string.Concat)];
        }

        return forms;
    }

    private List<string> Bracket()
    {
        _position++;
        var forms = Choices();
        if (_position >= _piece.Length)
            throw new FormatException($"'{_piece}': a bracket is not closed.");
        _position++;
        return forms;
    }

    private List<string> WordClass()
    {
        var end = _piece.IndexOf('}', _position);
        var name = end < 0 ? "" : _piece[(_position + 1)..end];
        if (!words.TryGetValue(name, out var forms))
            throw new FormatException($"'{_piece}': no class of words '{name}'.");
        _position = end + 1;
        return [.. forms];
    }

    private string Literal()
    {
        var end = _piece.IndexOfAny(['(', ')', '{', '|'], _position);
        var literal = _piece[_position..(end < 0 ? _piece.Length : end)];
        _position += literal.Length;
        return literal;
    }
}
