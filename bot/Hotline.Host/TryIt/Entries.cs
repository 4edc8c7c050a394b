using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hotline.Host.TryIt;

/// <summary>What the page may send, and how it is read.</summary>
internal static class Entries
{
    /// <summary>Largest body taken from the page.</summary>
    public const int MaxBytes = 32 * 1024;

    /// <summary>Twilio's limit of a text message; more than anybody says in one breath.</summary>
    public const int MaxTextLength = 1600;

    private const int MaxKeys = 32;
    private const int OpenIdLength = 28;

    private static readonly SearchValues<char> Keys = SearchValues.Create("0123456789*#");
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    /// <summary>A telephone number in international form.</summary>
    public static bool IsNumber(string? value)
        => value is { Length: >= 9 and <= 16 } && value[0] == '+' && !value.AsSpan(1).ContainsAnyExceptInRange('0', '9');

    /// <summary>An OpenID as WeChat makes them.</summary>
    public static bool IsOpenId(string? value) => value is { Length: OpenIdLength } && !value.AsSpan().ContainsAnyExcept(IdCharacters);

    /// <summary>Something said or written.</summary>
    public static bool IsText(string? value) => value is { Length: > 0 and <= MaxTextLength };

    /// <summary>Keys of a telephone.</summary>
    public static bool IsKeys(string? value) => value is { Length: > 0 and <= MaxKeys } && !value.AsSpan().ContainsAnyExcept(Keys);

    /// <summary>Maps a POST of JSON that is answered with JSON: 400 where the body is not valid, 409 where it asks for what cannot be now.</summary>
    /// <param name="api">Where to map.</param>
    /// <param name="path">Its path there.</param>
    /// <param name="entryShape">Shape of the body.</param>
    /// <param name="answerShape">Shape of the answer.</param>
    /// <param name="isValid">Whether a body has what it needs.</param>
    /// <param name="answer">What to answer; null: it cannot be now.</param>
    public static void MapEntry<TEntry, TAnswer>(
        this RouteGroupBuilder api, string path, JsonTypeInfo<TEntry> entryShape, JsonTypeInfo<TAnswer> answerShape,
        Func<TEntry, bool> isValid, Func<TEntry, CancellationToken, Task<TAnswer?>> answer)
        where TEntry : class
        where TAnswer : class
        => api.MapPost(path, async Task<Results<JsonHttpResult<TAnswer>, BadRequest, Conflict>> (HttpContext context) =>
        {
            if (await ReadAsync(context, entryShape) is not { } entry || !isValid(entry))
                return TypedResults.BadRequest();
            return await answer(entry, context.RequestAborted) is { } result ? TypedResults.Json(result, answerShape) : TypedResults.Conflict();
        });

    private static async Task<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> shape)
        where T : class
    {
        // JSON only: another site's page cannot send that here without being asked first.
        if (!context.Request.HasJsonContentType())
            return null;
        try
        {
            return await context.Request.ReadFromJsonAsync(shape, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
