namespace Hotline.Host.TryIt.WeChat;

/// <summary>POST /try/api/wechat/send, and the platform's own interface.</summary>
internal sealed class WeChatEndpoints(WeChatLine line, ServiceApi service)
{
    public void Map(RouteGroupBuilder api, RouteGroupBuilder vendor)
    {
        api.MapEntry("/wechat/send", TryItJson.Instance.WeChatEntry, TryItJson.Instance.Arrival,
            entry => Entries.IsOpenId(entry.OpenId) && line.CanSend(entry),
            async (entry, cancellationToken) => await line.SendAsync(entry, cancellationToken));
        vendor.MapPost(DevelopmentVendors.WeChatPath + ServiceApi.TokenPath, service.GetTokenAsync);
        vendor.MapPost(DevelopmentVendors.WeChatPath + ServiceApi.SendPath, service.SendAsync);
        vendor.MapGet(DevelopmentVendors.WeChatPath + ServiceApi.MediaPath, service.GetMediaAsync);
    }
}
