using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using Hotline.Channels;
using Hotline.Host.TryIt;
using Hotline.Host.TryIt.Phone;
using Hotline.Host.TryIt.Residents;
using Hotline.Host.TryIt.WeChat;
using Hotline.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Host.Tests.TryIt;

/// <summary>The try-it page over the real channels, with a scripted inbox behind them.</summary>
public abstract class TryItHost : IAsyncLifetime
{
    protected const string Number = "+8613800004821";
    protected const string OpenId = "oTryItResident0123456789abcd";

    protected ChannelHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
        => Host = await ChannelHost.StartAsync(Settings, Configure, isDevelopment: true, endpoints => endpoints.MapTryIt());

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual Dictionary<string, string?> Settings => [];

    protected virtual void Configure(IServiceCollection services) => services.AddTryIt();

    protected void Reply(Func<InboundActivity, Activity[]> reply) => Host.Inbox.Reply = reply;

    private protected Task<CallAnswer> CallAsync(string what, CallEntry entry)
        => PostAsync("/phone/" + what, entry, TryItJson.Instance.CallEntry, TryItJson.Instance.CallAnswer);

    private protected Task<Arrival> TextAsync(string text)
        => PostAsync("/sms/send", new(Number, text), TryItJson.Instance.SmsEntry, TryItJson.Instance.Arrival);

    private protected Task<Arrival> WeChatAsync(WeChatEntry entry)
        => PostAsync("/wechat/send", entry with { OpenId = OpenId }, TryItJson.Instance.WeChatEntry, TryItJson.Instance.Arrival);

    private protected Task<HttpResponseMessage> SendAsync<T>(string path, T entry, JsonTypeInfo<T> shape)
        => Host.Client.PostAsJsonAsync("/try/api" + path, entry, shape);

    private async Task<TAnswer> PostAsync<TEntry, TAnswer>(string path, TEntry entry, JsonTypeInfo<TEntry> shape, JsonTypeInfo<TAnswer> answerShape)
        where TAnswer : class
    {
        using var response = await SendAsync(path, entry, shape);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(answerShape)).ShouldNotBeNull();
    }
}
