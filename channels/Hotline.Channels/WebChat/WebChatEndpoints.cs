using Hotline.Channels.WebChat.DirectLine;
using Hotline.Channels.WebChat.Files;
using Hotline.Channels.WebChat.Page;
using Hotline.Channels.WebChat.Streams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Channels.WebChat;

/// <summary>Direct Line 3.0 below <see cref="Routes.Base"/>, the resident's page at /chat, and the files that residents sent.</summary>
internal static class WebChatEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        MapDirectLine(endpoints);
        MapStream(endpoints);
        MapPage(endpoints);
    }

    private static void MapDirectLine(IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var handler = services.GetRequiredService<DirectLineHandler>();
        var tokens = services.GetRequiredService<TokenCalls>();
        var conversations = services.GetRequiredService<ConversationCalls>();
        var activities = services.GetRequiredService<ActivityCalls>();
        endpoints.MapPost(Routes.Base + "/tokens/generate", handler.HandleAnyPage(tokens.GenerateAsync));
        endpoints.MapPost(Routes.Base + "/tokens/refresh", handler.HandleAnyPage(tokens.RefreshAsync));
        endpoints.MapPost(Routes.Base + "/conversations", handler.HandleAnyPage(conversations.StartAsync));
        endpoints.MapGet(Routes.Conversation, handler.HandleAnyPage(conversations.ResumeAsync));
        endpoints.MapGet(Routes.Conversation + "/activities", handler.HandleAnyPage(activities.ReadAsync));
        endpoints.MapPost(Routes.Conversation + "/activities", handler.HandleAnyPage(activities.PostAsync));
        endpoints.MapPost(Routes.Conversation + "/upload", handler.HandleAnyPage(services.GetRequiredService<UploadCall>().UploadAsync));
        endpoints.MapMethods(Routes.Base + "/{**call}", [HttpMethods.Options], handler.AnswerPreflight);
    }

    private static void MapStream(IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var open = services.GetRequiredService<DirectLineHandler>().HandleAnyPage(services.GetRequiredService<StreamEndpoint>().OpenAsync);
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets(new() { KeepAliveInterval = StreamTiming.Ping, KeepAliveTimeout = StreamTiming.Ping });
        pipeline.Run(open);
        endpoints.MapGet(StreamEndpoint.Route, pipeline.Build());
    }

    private static void MapPage(IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var handler = services.GetRequiredService<DirectLineHandler>();
        var page = services.GetRequiredService<ChatPage>();
        endpoints.MapGet(ChatPage.Route, page.GetAsync);
        endpoints.MapGet(ChatPage.AssetRoute, page.GetAssetAsync);
        endpoints.MapPost(ChatTokenCall.Route, handler.Handle(services.GetRequiredService<ChatTokenCall>().IssueAsync));
        endpoints.MapGet(FileEndpoint.Route, handler.Handle(services.GetRequiredService<FileEndpoint>().GetAsync));
    }
}
