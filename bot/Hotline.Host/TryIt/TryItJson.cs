using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Host.TryIt.Phone;
using Hotline.Host.TryIt.Residents;
using Hotline.Host.TryIt.Sms;
using Hotline.Host.TryIt.WeChat;

namespace Hotline.Host.TryIt;

/// <summary>The JSON between the page and its endpoints.</summary>
[JsonSerializable(typeof(Arrival))]
[JsonSerializable(typeof(CallAnswer))]
[JsonSerializable(typeof(CallEntry))]
[JsonSerializable(typeof(SmsEntry))]
[JsonSerializable(typeof(WeChatEntry))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class TryItJson : JsonSerializerContext
{
    public static TryItJson Instance { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
