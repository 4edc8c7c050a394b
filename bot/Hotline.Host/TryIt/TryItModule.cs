using Hotline.Host.TryIt.Exchanges;
using Hotline.Host.TryIt.Page;
using Hotline.Host.TryIt.Phone;
using Hotline.Host.TryIt.Residents;
using Hotline.Host.TryIt.Sms;
using Hotline.Host.TryIt.WeChat;
using Microsoft.AspNetCore.Mvc;

namespace Hotline.Host.TryIt;

/// <summary>The try-it page: handsets that drive the real webhooks, and stand-ins for the vendors' own interfaces. For Development only.</summary>
internal static class TryItModule
{
    /// <summary>Where the page is.</summary>
    public const string Root = "/try";

    /// <summary>Registers the page. Every channel must be on, as they are in Development.</summary>
    public static void AddTryIt(this IServiceCollection services)
    {
        services.AddSingleton<OwnAddress>();
        services.AddSingleton<ResidentBook>();
        services.AddSingleton<InboxStream>();
        services.AddSingleton<TwilioHook>();
        services.AddSingleton<PhoneLine>();
        services.AddSingleton<PhoneEndpoints>();
        services.AddSingleton<SmsLine>();
        services.AddSingleton<MessagesApi>();
        services.AddSingleton<SmsEndpoints>();
        services.AddSingleton<WeChatLine>();
        services.AddSingleton<ServiceApi>();
        services.AddSingleton<WeChatEndpoints>();
        services.AddSingleton<TryItAssets>();
        services.AddSingleton<TryItPage>();
        services.AddTransient<DevelopmentVendors>();
        services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler<DevelopmentVendors>());
        Courier.Add(services);
    }

    /// <summary>Maps the page, its endpoints and the stand-ins, for requests from this machine.</summary>
    public static void MapTryIt(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var own = endpoints.MapGroup(Root).AddEndpointFilter<LoopbackOnly>().AllowAnonymous();
        var api = own.MapGroup("/api").WithMetadata(new RequestSizeLimitAttribute(Entries.MaxBytes));
        var vendor = own.MapGroup("").WithMetadata(new RequestSizeLimitAttribute(ReceivedLetter.MaxBytes));
        services.GetRequiredService<TryItPage>().Map(own);
        services.GetRequiredService<PhoneEndpoints>().Map(api);
        services.GetRequiredService<SmsEndpoints>().Map(api, vendor);
        services.GetRequiredService<WeChatEndpoints>().Map(api, vendor);
        api.MapGet("/inbox", services.GetRequiredService<InboxStream>().WriteAsync);
    }
}
