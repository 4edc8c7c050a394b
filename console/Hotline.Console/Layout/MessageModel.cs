namespace Hotline.Console.Layout;

/// <summary>A page with nothing but a message.</summary>
public sealed record MessageModel(string Title, string Text);
