namespace Hotline.Bot.Understanding.Intents;

/// <summary>What the resident wants, as far as the words tell.</summary>
/// <param name="Intent">The strongest intent.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="YesNo">Yes or no, where the message is or begins with one.</param>
internal readonly record struct IntentReading(Intent Intent, double Confidence, bool? YesNo);
