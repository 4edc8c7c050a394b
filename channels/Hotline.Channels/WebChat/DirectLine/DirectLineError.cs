using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.WebChat.DirectLine;

/// <summary>A refusal, as Direct Line's <c>{error:{code,message}}</c>. The message is for developers; residents' pages word their own.</summary>
internal sealed record DirectLineError(int Status, string Code, string Message)
{
    public static readonly DirectLineError MissingToken = new(StatusCodes.Status401Unauthorized, "MissingToken", "An Authorization header with a Bearer token is needed.");
    public static readonly DirectLineError InvalidToken = new(StatusCodes.Status403Forbidden, "InvalidToken", "The token was not issued by this service.");
    public static readonly DirectLineError TokenExpired = new(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");
    public static readonly DirectLineError WrongSecret = new(StatusCodes.Status403Forbidden, "InvalidSecret", "This call needs the secret.");
    public static readonly DirectLineError OtherConversation = new(StatusCodes.Status403Forbidden, "InvalidToken", "The token does not open this conversation.");
    public static readonly DirectLineError UntrustedOrigin = new(StatusCodes.Status403Forbidden, "UntrustedOrigin", "The token may not be used by this page.");
    public static readonly DirectLineError NoConversation = new(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation.");
    public static readonly DirectLineError NoFile = new(StatusCodes.Status404NotFound, "FileNotFound", "There is no such file.");
    public static readonly DirectLineError TooLarge = new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "The request is larger than this service takes.");
    public static readonly DirectLineError FileRefused = new(StatusCodes.Status415UnsupportedMediaType, "UnsupportedFile", "This kind of file is not taken.");
    public static readonly DirectLineError NotSameSite = new(StatusCodes.Status403Forbidden, "NotSameSite", "Only this service's own page may ask.");
    public static readonly DirectLineError TooManyRequests = new(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests; wait a moment.") { RetryAfterSeconds = 2 };
    public static readonly DirectLineError Unavailable = new(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "Nothing was stored; try again.") { RetryAfterSeconds = 2 };

    /// <summary>When to try again; null: not by itself.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>A request that is not of the right form.</summary>
    public static DirectLineError BadArgument(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);
}
