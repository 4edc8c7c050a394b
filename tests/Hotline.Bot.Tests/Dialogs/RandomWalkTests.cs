using Hotline.Bot.Conversations;
using Hotline.Bot.Tests.Dialogs.Scripts;
using Hotline.Channels;

namespace Hotline.Bot.Tests.Dialogs;

/// <summary>
/// Residents who say anything in any order. Each step brings what every script checks (the same turn twice, the stored state,
/// an emergency and a wish for a person on the side), and here: nobody is left without a word, and the state stays small.
/// </summary>
public sealed class RandomWalkTests
{
    private const int Walks = 40;
    private const int Steps = 20;
    private const int LargestState = 60_000;

    private static readonly string[] Words =
    [
        "老年卡怎么办", "更多", "办证", "身份证丢了怎么办", "我们小区门口的路灯坏了三天了", "朝阳区望京街道花家地北里", "望京", "东大街", "不是望京，是酒仙桥",
        "海淀区中关村街道知春路楼下烧烤店每天半夜扰民，我要投诉", "还有我们楼道里堆了很多垃圾没人管", "补充一下，晚上更黑", "对", "不对", "要", "不用了", "不知道", "不留",
        "13911112222", "我姓王，13911112222", "1", "2", "3", "9", "第二个", "都不是", "取消", "接着办", "重新开始", "再说一遍", "说慢一点", "帮助", "你好", "谢谢", "再见",
        "查一下我的单子", "催一下", "12345678", "8000", "火星移民怎么报名", "阿巴阿巴", "咕噜咕噜", "", "😀", "帮我写一首诗", "法院判决不公，我要投诉法官", "我要举报有人卖假烟，请保密",
        "How do I get a senior card?", "The street lamp at our gate is broken", "Chaoyang District, Wangjing", "yes", "no", "no phone", "my tickets", "请说中文", "English please",
        "人工", "不等了", "留个回电单", "气死我了，你们到底管不管",
    ];

    public static TheoryData<string, int> Seeds
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var channel in new[] { ChannelIds.Phone, ChannelIds.Sms, ChannelIds.WeChat, ChannelIds.WebChat })
            {
                for (var walk = 0; walk < Walks / 4; walk++)
                    data.Add(channel, walk);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Resident_WhoSaysAnything_IsAlwaysAnswered(string channel, int seed)
    {
        var random = new Random(seed);
        var script = new ScriptWorld().On(TestChannels.Of(channel));
        for (var step = 0; step < Steps; step++)
        {
            var before = script.State;
            var isMessage = Take(script, random, channel);
            if (isMessage && before.Handoff != HandoffPhase.WithOperator)
                script.Messages.ShouldNotBeEmpty(script.Transcript);
            script.Messages.ShouldAllBe(m => !string.IsNullOrWhiteSpace(m.Text) && m.Text!.Length <= TestChannels.Of(channel).MaxTextLength, script.Transcript);
            ResultJson.Of(script.Last).Length.ShouldBeLessThan(LargestState, script.Transcript);
        }
    }

    // True where a message was sent, which must not go unanswered.
    private static bool Take(Script script, Random random, string channel)
    {
        switch (random.Next(12))
        {
            case 0 when channel == ChannelIds.Phone:
                script.Event(EventNames.NoInput);
                return false;
            case 0:
                script.Sends(null, "/files/photo");
                return true;
            case 1:
                script.HandoffIs(random.Next(3) switch { 0 => "accepted", 1 => "completed", _ => "failed" });
                return false;
            case 2 when channel == ChannelIds.Phone:
                script.Says(Words[random.Next(Words.Length)], confidence: 0.2);
                return true;
            default:
                script.Says(Words[random.Next(Words.Length)]);
                return true;
        }
    }
}
