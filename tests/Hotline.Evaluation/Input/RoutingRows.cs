using Hotline.Ticketing.Routing.Learned;

namespace Hotline.Evaluation.Input;

/// <summary>Rows of a routing file: <c>{id, label, text}</c> or <c>{id, label, subject, detail}</c>.</summary>
internal static class RoutingRows
{
    public static List<LabelledMessage> Read(IEnumerable<string> files) => [.. files.SelectMany(file => JsonLines.Read(file, Message))];

    private static LabelledMessage Message(JsonRow row)
    {
        var text = row.Has("text") ? row.Text("text") : $"{row.Text("subject")}\n{row.Optional("detail")}";
        return new LabelledMessage(text, row.Text("label"));
    }
}
