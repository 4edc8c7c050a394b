namespace Hotline.Host.TryIt.Sms;

/// <summary>POST /try/api/sms/send, and Twilio's message resource.</summary>
internal sealed class SmsEndpoints(SmsLine line, MessagesApi messages)
{
    public void Map(RouteGroupBuilder api, RouteGroupBuilder vendor)
    {
        api.MapEntry("/sms/send", TryItJson.Instance.SmsEntry, TryItJson.Instance.Arrival,
            entry => Entries.IsNumber(entry.Number) && Entries.IsText(entry.Text),
            async (entry, cancellationToken) => await line.SendAsync(entry.Number!, entry.Text!, cancellationToken));
        vendor.MapPost(DevelopmentVendors.TwilioPath + MessagesApi.Path, messages.CreateAsync);
    }
}
