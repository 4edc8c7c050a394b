using System.Text.Json;
using Hotline.Bot.Conversations;
using Hotline.Bot.Turns;

namespace Hotline.Bot.Tests.Dialogs.Scripts;

/// <summary>Turn results in a form that can be compared, and states through their stored form.</summary>
internal static class ResultJson
{
    public static string Of(TurnResult result)
        => JsonSerializer.Serialize(result.State, ConversationJson.Default.ConversationState)
           + JsonSerializer.Serialize(new { result.Replies, Tickets = result.Tickets.Select(t => new { t.After, Events = t.Events.Cast<object>() }), Events = result.Events.Cast<object>() });

    public static ConversationState Stored(ConversationState state)
        => JsonSerializer.Deserialize(JsonSerializer.Serialize(state, ConversationJson.Default.ConversationState), ConversationJson.Default.ConversationState)!;
}
