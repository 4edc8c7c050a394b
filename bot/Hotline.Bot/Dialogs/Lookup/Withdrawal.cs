namespace Hotline.Bot.Dialogs.Lookup;

/// <summary>Tells the wish to withdraw a ticket ("我不投诉了，撤销我的单子") from the wish to drop what one is in the middle of.</summary>
internal static class Withdrawal
{
    private static readonly string[] Verbs = ["撤", "取消", "作废", "销掉", "不投诉", "不反映", "不举报", "不追究", "withdraw", "cancel", "drop", "take back"];
    private static readonly string[] Tickets =
        ["单", "投诉", "诉求", "举报", "反映", "报修", "ticket", "complaint", "report", "request", "case"];

    /// <summary>True where the words name both.</summary>
    public static bool IsMeant(string words) => Says(words, Verbs) && Says(words, Tickets);

    private static bool Says(string words, string[] any) => Array.Exists(any, w => words.Contains(w, StringComparison.OrdinalIgnoreCase));
}
