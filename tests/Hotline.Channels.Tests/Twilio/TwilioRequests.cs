using System.Buffers;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Hotline.Channels.Twilio;

namespace Hotline.Channels.Tests.Twilio;

/// <summary>Twilio's side of a webhook: an account that is not the development one, and requests signed by it.</summary>
internal static class TwilioRequests
{
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";
    public const string AuthToken = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    public const string PublicUrl = "https://hotline.example.org";
    public const string Resident = "+8613800138000";
    public const string Hotline = "+861012345678";

    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Twilio:AccountSid"] = AccountSid,
        ["Twilio:AuthToken"] = AuthToken,
        ["Twilio:PublicUrl"] = PublicUrl,
    };

    public static string Sid(string prefix, string digits) => prefix + digits.PadLeft(32, '0');

    /// <summary>A form post to <paramref name="target"/> (path and query), signed over the public URL.</summary>
    public static HttpRequestMessage Post(
        string target,
        IReadOnlyDictionary<string, string> parameters,
        Credentials credentials = Credentials.Right,
        string origin = PublicUrl,
        string authToken = AuthToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(target, UriKind.Relative)) { Content = new StringContent(Encode(parameters)) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded") { CharSet = "UTF-8" };
        if (credentials != Credentials.None)
        {
            var token = credentials == Credentials.Right ? authToken : "wrong" + authToken;
            request.Headers.Add(TwilioSignature.HeaderName, TwilioSignature.Compute(token, origin + target, parameters));
        }

        return request;
    }

    public static TwilioForm Form(IReadOnlyDictionary<string, string> parameters)
        => TwilioForm.Parse(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(Encode(parameters)))).ShouldNotBeNull();

    /// <summary>The document's root; fails the test where the answer is not TwiML.</summary>
    public static async Task<XElement> ReadTwimlAsync(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("text/xml");
        var root = XDocument.Parse(await response.Content.ReadAsStringAsync(), LoadOptions.PreserveWhitespace).Root.ShouldNotBeNull();
        root.Name.LocalName.ShouldBe("Response");
        return root;
    }

    private static string Encode(IReadOnlyDictionary<string, string> parameters)
        => string.Join('&', parameters.Select(p => $"{WebUtility.UrlEncode(p.Key)}={WebUtility.UrlEncode(p.Value)}"));
}
