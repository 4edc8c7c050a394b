namespace Hotline.Channels.WeChat;

/// <summary>The platform's error codes that are acted on ("全局返回码", and the pages of the calls).</summary>
internal static class WeChatErrors
{
    public const int Busy = -1;
    public const int None = 0;
    public const int InvalidCredential = 40001;
    public const int InvalidOpenId = 40003;
    public const int InvalidMediaId = 40007;
    public const int InvalidAccessToken = 40014;
    public const int AccessTokenExpired = 42001;
    public const int NotSubscribed = 43004;
    public const int DailyQuotaUsed = 45009;
    public const int CallsTooFrequent = 45011;
    public const int OutsideWindow = 45015;
    public const int MessageQuotaUsed = 45047;
    public const int CallNotPermitted = 48001;

    /// <summary>True where the token is not, or no longer, the account's newest.</summary>
    public static bool IsAboutToken(int code) => code is InvalidCredential or InvalidAccessToken or AccessTokenExpired;
}
