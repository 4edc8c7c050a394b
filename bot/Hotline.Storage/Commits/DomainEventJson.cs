using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Bot.Turns;

namespace Hotline.Storage.Commits;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DomainEvent.KnowledgeGapFound))]
[JsonSerializable(typeof(DomainEvent.ArticleGiven))]
[JsonSerializable(typeof(DomainEvent.EmergencyHeard))]
[JsonSerializable(typeof(DomainEvent.HandoffRequested))]
[JsonSerializable(typeof(DomainEvent.HandoffEnded))]
[JsonSerializable(typeof(DomainEvent.HandoffClaimed))]
[JsonSerializable(typeof(DomainEvent.HandoffReturned))]
[JsonSerializable(typeof(DomainEvent.NoteWritten))]
[JsonSerializable(typeof(DomainEvent.CallBackOwed))]
[JsonSerializable(typeof(DomainEvent.MatterDeclined))]
internal sealed partial class DomainEventJson : JsonSerializerContext;
