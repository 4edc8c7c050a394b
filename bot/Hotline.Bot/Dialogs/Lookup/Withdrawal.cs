namespace Hotline.Bot.Dialogs.Lookup;

/// <summary>Tells the wish to withdraw a ticket ("我不投诉了，撤销我的单子") from the wish to drop what one is in the middle of.</summary>
internal static class Withdrawal
{
    private static readonly string[] Verbs = ["撤", "取消", "作废", "销掉", "不投诉", "不反映", "不举报", "不追究", "withdraw", "cancel", "drop", "take back"];
    private static readonly string[] Tickets =
        ["单", "投诉", "诉求", "举报", "反映", "报修", "ticket", "complaint", "report", "request", "case"];

    // Nothing but a ticket can be left alone in this way.
    private static readonly string[] Wishes = ["不用管了", "不用办了", "不用处理了", "不用修了", "别办了", "no longer needed", "no need to fix"];

    /// <summary>True where the words say that a ticket is no longer wanted.</summary>
    public static bool IsMeant(string words) => (Says(words, Verbs) && Says(words, Tickets)) || Says(words, Wishes);

    private static bool Says(string words, string[] any) => Array.Exists(any, w => words.Contains(w, StringComparison.OrdinalIgnoreCase));
}
