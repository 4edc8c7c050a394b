using Hotline.Ticketing.Routing.Learned;

namespace Hotline.Evaluation.Input;

/// <summary>Rows of a routing file: <c>{id, label, text}</c> or <c>{id, label, subject, detail}</c>.</summary>
internal static class RoutingRows
{
    public static List<LabelledMessage> Read(IEnumerable<string> files) => [.. files.SelectMany(file => JsonLines.Read(file, Message))];

    private static LabelledMessage Message(JsonRow row)
    {
        var text = row.Optional("text") ?? $"{row.Optional("subject")}\n{row.Optional("detail")}";
        return string.IsNullOrWhiteSpace(text) ? throw row.Wrong("'text', or 'subject' and 'detail', are missing or empty") : new LabelledMessage(text, row.Text("label"));
    }
}
