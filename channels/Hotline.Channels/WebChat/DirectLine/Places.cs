using System.Text.Json;

namespace Hotline.Channels.WebChat.DirectLine;

/// <summary>Points on the map among the entities that a client sends along.</summary>
internal static class Places
{
    private const int MaxPlaces = 10;
    private const int MaxNameLength = 200;

    /// <summary>The places, or null where there are none. Entities of other types and impossible coordinates are passed over.</summary>
    public static IReadOnlyList<Entity>? Among(IReadOnlyList<JsonElement>? entities)
    {
        List<Entity>? places = null;
        foreach (var entity in entities ?? [])
        {
            if (Read(entity) is { } place && (places ??= []).Count < MaxPlaces)
                places.Add(place);
        }

        return places;
    }

    private static Entity? Read(JsonElement entity)
    {
        if (entity.ValueKind != JsonValueKind.Object
            || !entity.TryGetProperty("type", out var type)
            || type.ValueKind != JsonValueKind.String
            || !type.ValueEquals(Entity.GeoCoordinates))
            return null;
        return Degrees(entity, "latitude", 90) is { } latitude && Degrees(entity, "longitude", 180) is { } longitude
            ? new() { Type = Entity.GeoCoordinates, Latitude = latitude, Longitude = longitude, Name = PlainText.Shorten(Name(entity), MaxNameLength) }
            : null;
    }

    private static double? Degrees(JsonElement entity, string name, double limit)
        => entity.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out var degrees)
            && Math.Abs(degrees) <= limit
                ? degrees
                : null;

    private static string? Name(JsonElement entity)
        => entity.TryGetProperty("name", out var name) ? JsonText.Read(name) : null;
}
