using Hotline.TestKit;

namespace Hotline.Cluster.Tests;

/// <summary>A resident who texts: reports a nuisance again and again, and asks things between. What was not acknowledged comes again under its number.</summary>
internal sealed class Texter(HttpClient front, string number) : Actor
{
    private static readonly string[] Lines =
    [
        "海淀区中关村街道知春路楼下烧烤店每天半夜扰民，我要投诉", "对", "是的", "好", "老年卡怎么办", "谢谢", "查一下我的单子", "算了",
    ];

    private readonly SmsHandset handset = new(front, number);
    private int line;

    public string Number => number;

    /// <summary>Ids of messages that were acknowledged, in order, with the replies that came in the response.</summary>
    public List<(string Sid, IReadOnlyList<string> Replies)> Acknowledged { get; } = [];

    /// <summary>How often a nuisance was reported.</summary>
    public int Complaints { get; private set; }

    protected override async Task NextAsync()
    {
        var (sid, text) = (SmsHandset.NewSid(), Lines[line++ % Lines.Length]);
        Acknowledged.Add((sid, await TakenAsync(() => handset.SendAsync(text, sid))));
        if (text == Lines[0])
            Complaints++;
    }
}
