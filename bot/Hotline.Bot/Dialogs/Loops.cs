using Hotline.Bot.Conversations;

namespace Hotline.Bot.Dialogs;

/// <summary>Keeps two machines from answering each other for ever. What they send is recorded, and not answered.</summary>
internal sealed class Loops(DialogOptions options)
{
    // FNV-1a, 64 bit (www.isthe.com/chongo/tech/comp/fnv): the same on every node and in every process.
    private const ulong OffsetBasis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    // With their punctuation: a person who complains about 自动回复 writes it without.
    private static readonly string[] AutomaticOpenings =
    [
        "【自动回复】", "[自动回复]", "（自动回复）", "(自动回复)", "自动回复：", "自动回复:", "系统自动回复：", "系统自动回复:",
        "auto-reply:", "auto reply:", "automatic reply:", "[auto-reply]", "out of office:", "this is an automated message", "this is an automatic reply",
    ];

    /// <summary>Counts the message; true where it must not be answered.</summary>
    public bool Stops(Turn turn)
    {
        var words = turn.Message.Words;
        if (words.Length == 0)
            return false;
        if (Array.Exists(AutomaticOpenings, o => words.StartsWith(o, StringComparison.OrdinalIgnoreCase)))
            return true;
        var hash = Hash(words);
        var loop = turn.State.Loop.TextHash == hash ? turn.State.Loop with { Count = turn.State.Loop.Count + 1 } : new LoopGuard(hash, 1);
        turn.State = turn.State with { Loop = loop };
        return loop.Count > options.IdenticalMessagesAnswered;
    }

    /// <summary>Leaves a machine alone; a call with one costs by the minute and is ended.</summary>
    public static void Leave(Turn turn)
    {
        turn.Settle();
        if (turn.Channel.EndsWithConnection)
            Farewell.Say(turn);
    }

    private static ulong Hash(string text)
    {
        var hash = OffsetBasis;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * Prime);
        return hash;
    }
}
