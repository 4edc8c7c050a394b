namespace Hotline.Host.TryIt.Sms;

/// <summary>A text message that the page sends.</summary>
/// <param name="Number">Who sends it.</param>
/// <param name="Text">What it says.</param>
internal sealed record SmsEntry(string? Number, string? Text);
