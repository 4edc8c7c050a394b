using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Bot.Dialogs.Answers;
using Hotline.Bot.Dialogs.Emergencies;
using Hotline.Bot.Dialogs.FollowUps;
using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Hearing;
using Hotline.Bot.Dialogs.Lookup;
using Hotline.Bot.Handoff;

namespace Hotline.Bot.Dialogs;

/// <summary>Source-generated JSON of the frames' data.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(TicketDraft))]
[JsonSerializable(typeof(ParkedMatters))]
[JsonSerializable(typeof(TwinMatter))]
[JsonSerializable(typeof(OpenedTicket))]
[JsonSerializable(typeof(ArticleChoice))]
[JsonSerializable(typeof(UnansweredQuestion))]
[JsonSerializable(typeof(UncertainWords))]
[JsonSerializable(typeof(EmergencyCall))]
[JsonSerializable(typeof(WaitingResident))]
[JsonSerializable(typeof(TicketChoice))]
[JsonSerializable(typeof(TicketInQuestion))]
[JsonSerializable(typeof(WithdrawnTicket))]
[JsonSerializable(typeof(FollowUpAnswers))]
[JsonSerializable(typeof(SuppliedQuestion))]
internal sealed partial class DialogJson : JsonSerializerContext;
