using Hotline.Bot.Understanding.Text;

namespace Hotline.Bot.Understanding.Intents;

/// <summary>Tells what the resident wants.</summary>
internal interface IIntentClassifier
{
    /// <summary>Reads one message by itself.</summary>
    IntentReading Classify(Message message, IntentEvidence evidence);
}
