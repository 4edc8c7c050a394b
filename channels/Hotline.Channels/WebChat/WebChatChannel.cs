using Hotline.Channels.WebChat.Access;
using Hotline.Channels.WebChat.DirectLine;
using Hotline.Channels.WebChat.Files;
using Hotline.Channels.WebChat.Page;
using Hotline.Channels.WebChat.Streams;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.WebChat;

/// <summary>Web chat: Direct Line 3.0, so that Microsoft's clients work, and a page of our own that speaks it too.</summary>
internal static class WebChatChannel
{
    // Longer than a turn ever takes; the answer to a post names the activity's id, so it waits for the commit.
    private static readonly ChannelCapabilities Capabilities = new()
    {
        ChannelId = ChannelIds.WebChat,
        Style = AnswerStyle.Rich,
        MaxTextLength = 8000,
        Replies = ReplyMode.Log,
        ReplyDeadline = TimeSpan.FromSeconds(10),
        HasButtons = true,
    };

    public static ChannelState Add(IServiceCollection services, IConfiguration channels, bool isDevelopment)
    {
        var settings = new ChannelSettings(channels, isDevelopment);
        var options = WebChatOptions.Read(settings);
        if (!settings.AreComplete)
            return new(ChannelIds.WebChat, IsOn: false, settings.MissingNote);

        services.AddCors();
        services.AddSingleton(options);
        services.AddSingleton(Capabilities);
        services.AddSingleton<IChannelPreview>(new WebChatPreview(Capabilities));
        services.AddSingleton<TokenSigner>();
        services.AddSingleton<AccessGate>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<WebChatLimits>();
        services.AddSingleton<DirectLineHandler>();
        services.AddSingleton<TokenCalls>();
        services.AddSingleton<ConversationCalls>();
        services.AddSingleton<ActivityPoster>();
        services.AddSingleton<ActivityCalls>();
        services.AddSingleton<UploadCall>();
        services.AddSingleton<ConversationStreams>();
        services.AddSingleton<StreamEndpoint>();
        services.AddSingleton<FileEndpoint>();
        services.AddSingleton<ChatAssets>();
        services.AddSingleton<ChatPage>();
        services.AddSingleton<ChatTokenCall>();
        return new(ChannelIds.WebChat, IsOn: true, $"{ChatPage.Route} and {Routes.Base}");
    }

    public static void Map(IEndpointRouteBuilder endpoints) => WebChatEndpoints.Map(endpoints);
}
