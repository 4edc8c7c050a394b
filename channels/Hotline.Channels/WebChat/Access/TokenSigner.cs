using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Channels.WebChat.Access;

/// <summary>
/// Issues and reads self-contained tokens, so that any node verifies what another has issued. They are JSON Web Tokens (RFC 7519,
/// compact form, HS256), because Microsoft's clients read the claim <c>user</c> out of them.
/// </summary>
internal sealed class TokenSigner(WebChatOptions options, TimeProvider clock)
{
    // Room for a conversation, a user and ten origins; nothing longer was issued here.
    private const int MaxTokenLength = 4096;
    private const int SignatureLengthInBytes = HMACSHA256.HashSizeInBytes;

    // The header is fixed: a token with any other, so with any other algorithm, was not issued here.
    private static readonly string Header = Base64Url.EncodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"u8) + ".";

    private readonly byte[][] keys = [.. Enum.GetValues<TokenUse>().Select(use => DeriveKey(options.Secret, use))];

    /// <summary>Issues a token that ends <paramref name="lifetime"/> from now.</summary>
    public string Issue(TokenUse use, ConversationGrant grant, TimeSpan lifetime)
    {
        var claims = new TokenClaims
        {
            Conversation = grant.ConversationId,
            User = grant.UserId,
            Origins = grant.Origins,
            ExpiresAt = (clock.GetUtcNow() + lifetime).ToUnixTimeSeconds(),
        };
        var payload = JsonSerializer.SerializeToUtf8Bytes(claims, TokenJsonContext.Default.TokenClaims);
        var signed = Header + Base64Url.EncodeToString(payload);
        Span<byte> signature = stackalloc byte[SignatureLengthInBytes];
        HMACSHA256.HashData(keys[(int)use], Encoding.ASCII.GetBytes(signed), signature);
        return signed + "." + Base64Url.EncodeToString(signature);
    }

    /// <summary>Reads a token, trusting nothing in it before its signature.</summary>
    public TokenReading Read(TokenUse use, string token)
    {
        var dot = token.LastIndexOf('.');
        if (token.Length > MaxTokenLength || dot < Header.Length || !token.StartsWith(Header, StringComparison.Ordinal))
            return TokenReading.Invalid;
        if (!IsSigned(use, token.AsSpan(0, dot), token.AsSpan(dot + 1)))
            return TokenReading.Invalid;
        var claims = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(token.AsSpan(Header.Length, dot - Header.Length)), TokenJsonContext.Default.TokenClaims)!;
        return clock.GetUtcNow().ToUnixTimeSeconds() < claims.ExpiresAt
            ? new(TokenState.Valid, new(claims.Conversation, claims.User) { Origins = claims.Origins })
            : TokenReading.Expired;
    }

    private bool IsSigned(TokenUse use, ReadOnlySpan<char> signed, ReadOnlySpan<char> signature)
    {
        Span<byte> bytes = stackalloc byte[MaxTokenLength];
        if (!Encoding.UTF8.TryGetBytes(signed, bytes, out var length))
            return false;
        Span<byte> expected = stackalloc byte[SignatureLengthInBytes];
        Span<byte> given = stackalloc byte[SignatureLengthInBytes];
        HMACSHA256.HashData(keys[(int)use], bytes[..length], expected);
        return Base64Url.IsValid(signature, out var givenLength)
            && givenLength == SignatureLengthInBytes
            && Base64Url.TryDecodeFromChars(signature, given, out _)
            && CryptographicOperations.FixedTimeEquals(expected, given);
    }

    private static byte[] DeriveKey(string secret, TokenUse use)
        => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), SignatureLengthInBytes, info: Encoding.UTF8.GetBytes("hotline webchat " + use));
}

/// <summary>What a token turned out to be.</summary>
internal enum TokenState
{
    /// <summary>Not issued here for this use.</summary>
    Invalid,
    /// <summary>Issued here, and over.</summary>
    Expired,
    /// <summary>Good.</summary>
    Valid,
}

/// <summary>Outcome of reading a token; <paramref name="Grant"/> is there when it is valid.</summary>
internal readonly record struct TokenReading(TokenState State, ConversationGrant? Grant)
{
    public static TokenReading Invalid => new(TokenState.Invalid, null);
    public static TokenReading Expired => new(TokenState.Expired, null);
}

/// <summary>The token's payload, in the claim names of Direct Line's own tokens.</summary>
internal sealed record TokenClaims
{
    [JsonPropertyName("conv")]
    public required string Conversation { get; init; }

    [JsonPropertyName("user")]
    public string? User { get; init; }

    [JsonPropertyName("origins")]
    public IReadOnlyList<string>? Origins { get; init; }

    [JsonPropertyName("exp")]
    public required long ExpiresAt { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TokenClaims))]
internal sealed partial class TokenJsonContext : JsonSerializerContext;
