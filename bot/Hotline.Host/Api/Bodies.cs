using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Features;

namespace Hotline.Host.Api;

/// <summary>
/// Reads what callers send. A member that is missing, null where it may not be, of another type or unknown is an error: an interface
/// that guesses what was meant loses what was said.
/// </summary>
internal static class Bodies
{
    /// <summary>Two texts of 4,000 characters, escaped, with room for the rest.</summary>
    public const int Largest = 65_536;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        MaxDepth = 16,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false), new TextListConverter() },
    };

    /// <summary>The body, or what is wrong with it.</summary>
    public static async ValueTask<(T? Body, IResult? Problem)> ReadAsync<T>(HttpContext context)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
            return (null, Problems.NoJson());
        Limit(context, Largest);
        try
        {
            return await context.Request.ReadFromJsonAsync<T>(Strict, context.RequestAborted) is { } body ? (body, null) : (null, Problems.BadBody("$"));
        }
        catch (JsonException e)
        {
            return (null, Problems.BadBody(e.Path ?? "$"));
        }
    }

    /// <summary>Refuses a longer body with 413 when it is read.</summary>
    public static void Limit(HttpContext context, long bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = bytes;
    }
}

/// <summary>Lists of texts, none of which is null: annotations of elements are not looked at by the serialiser.</summary>
internal sealed class TextListConverter : JsonConverter<IReadOnlyList<string>>
{
    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException();
        List<string> texts = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            texts.Add(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException());
        return texts;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
        => throw new NotSupportedException("Bodies are read only.");
}
