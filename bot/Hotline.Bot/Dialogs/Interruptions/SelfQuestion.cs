using System.Buffers;

namespace Hotline.Bot.Dialogs.Interruptions;

/// <summary>"你是真人吗", "是12345吗": whom one is talking with, and no wish for help.</summary>
internal static class SelfQuestion
{
    private static readonly SearchValues<string> Asks = SearchValues.Create(
        [
            "真人", "机器人", "机器", "电脑", "是人", "谁", "哪位", "叫什么", "叫啥", "姓啥", "姓什么", "贵姓", "12345吗", "96156吗", "热线吗", "热线吧", "热线电话吗", "是不是12345", "是不是96156", "什么电话", "什么单位", "什么部门", "哪里", "哪儿", "干啥的", "干什么的", "干嘛的",
            "who ", "robot", "machine", "human", "computer", "recording", "real", "is this",
        ],
        StringComparison.OrdinalIgnoreCase);

    public static bool Is(string words) => words.AsSpan().ContainsAny(Asks) && !words.Contains('能', StringComparison.Ordinal);
}
