using Hotline.Bot.Understanding.Intents;
using Hotline.Bot.Understanding.Text;

namespace Hotline.Bot.Understanding.Asides;

/// <summary>
/// Reads as off-topic what the expressions did not understand, or took for a question only by a question word, and what by its letters is
/// none of a city's business. Whatever speaks for a matter, a category or a place of the city, keeps it from that.
/// </summary>
/// <param name="expressions">What is asked first.</param>
/// <param name="asides">What was learned.</param>
internal sealed class AsideIntentClassifier(ExpressionIntentClassifier expressions, AsideModel asides) : IIntentClassifier
{
    /// <summary>How sure such a reading is: enough to be answered, too little to take the place of an answer in free words.</summary>
    private const double ConfidenceOfAside = 0.6;

    // Of shorter words nobody can tell what they are about: a name, a yes in another's mouth.
    private const int FewestCharacters = 4;

    // The longest of four thousand requests to another assistant has 31 characters.
    private const int MostCharacters = 40;

    // Set on half of those requests and half of the residents' messages; see tests/Hotline.Evaluation.
    private const double AsideFrom = 0.65;
    private const double AsideFromThoughAsked = 0.9;

    /// <inheritdoc/>
    public IntentReading Classify(Message message, IntentEvidence evidence)
    {
        var reading = expressions.Classify(message, evidence);
        var from = reading.Intent switch { Intent.Unknown => AsideFrom, Intent.AskService => AsideFromThoughAsked, _ => 2 };
        return from <= 1 && MayBeAside(message, evidence) && asides.Probability(message.Content) >= from
            ? new IntentReading(Intent.OffTopic, ConfidenceOfAside, reading.YesNo)
            : reading;
    }

    private static bool MayBeAside(Message message, IntentEvidence evidence) =>
        message.Language == LanguageDetector.Chinese
        && message.Content.Length is >= FewestCharacters and <= MostCharacters
        && !evidence.HasCategory && !evidence.HasPlace && !evidence.HasTicketNumber;
}
