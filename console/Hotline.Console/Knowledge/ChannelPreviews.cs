using Hotline.Bot.Dialogs.Answers;
using Hotline.Channels;
using Hotline.Knowledge.Articles;

namespace Hotline.Console.Knowledge;

/// <summary>Words an article for each channel with the engine and the channel's own renderer.</summary>
internal sealed class ChannelPreviews(IAnswerPreview answers, IEnumerable<IChannelPreview> channels)
{
    // In the order in which most residents come.
    private static readonly string[] Order = [ChannelIds.Phone, ChannelIds.Sms, ChannelIds.WeChat, ChannelIds.WebChat];

    public IReadOnlyList<ShownPreview> Of(Article article, DateTimeOffset now) =>
    [
        .. channels.OrderBy(c => Array.IndexOf(Order, c.Capabilities.ChannelId))
            .Select(c => new ShownPreview(c.Capabilities.ChannelId, article.Language, c.Show(answers.Show(article, c.Capabilities, now)))),
    ];
}

/// <summary>An article as a channel says it.</summary>
public sealed record ShownPreview(string ChannelId, string Language, ChannelPreview Preview)
{
    /// <summary>Seconds that it takes to say, about: Chinese is read at four and a half characters a second, English at fifteen.</summary>
    public int Seconds => (int)Math.Ceiling(Preview.Text.Length / (Language == "en" ? 15 : 4.5));
}
