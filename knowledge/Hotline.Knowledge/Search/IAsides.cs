namespace Hotline.Knowledge.Search;

/// <summary>Tells by the words alone, whatever the articles say, how likely a question is none of the hotline's business. Asked only where the articles leave doubt.</summary>
public interface IAsides
{
    /// <summary>That probability of a Chinese question, 0 to 1.</summary>
    double Probability(ReadOnlySpan<char> question);

    /// <summary>Examples of what residents say, of the hotline's business and of none: what is like them was hardly misheard.</summary>
    IEnumerable<string> Sayings { get; }
}
