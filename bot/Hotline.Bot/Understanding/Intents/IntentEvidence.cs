namespace Hotline.Bot.Understanding.Intents;

/// <summary>What else was found in a message, as evidence of what its sender wants.</summary>
/// <param name="HasTicketNumber">A well-formed ticket number.</param>
/// <param name="IsTicketNumberAlone">Nothing but a ticket number.</param>
/// <param name="HasPlace">A place of the city.</param>
/// <param name="HasCategory">Words that speak for a category of matters.</param>
internal readonly record struct IntentEvidence(bool HasTicketNumber, bool IsTicketNumberAlone, bool HasPlace, bool HasCategory);
