using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Channels;

namespace Hotline.Bot.Conversations;

/// <summary>
/// What the engine remembers of a conversation between turns. Immutable; small; written as JSON with the turn's commit.
/// Members that only one dialog needs belong in its <see cref="Frame"/>.
/// </summary>
public sealed record ConversationState
{
    /// <summary>A conversation in which nothing was said yet.</summary>
    public static ConversationState New { get; } = new();

    /// <summary>Language of the conversation, <c>zh-CN</c> or <c>en</c>; null until something was said.</summary>
    public string? Language { get; init; }

    /// <summary>The dialog stack, bottom first.</summary>
    public IReadOnlyList<Frame> Stack { get; init; } = [];

    /// <summary>Choices offered last, in the order of their numbers; what a bare "2" refers to.</summary>
    public IReadOnlyList<CardAction> Choices { get; init; } = [];

    /// <summary>The last thing said, for "再说一遍".</summary>
    public LastReply? LastReply { get; init; }

    /// <summary>Misunderstandings in a row.</summary>
    public int Misunderstood { get; init; }

    /// <summary>Silences in a row (phone).</summary>
    public int Silences { get; init; }

    /// <summary>True once the resident asked for slow speech.</summary>
    public bool SpeakSlowly { get; init; }

    /// <summary>True while a person has the conversation or it waits for one; the bot is then silent but for emergencies.</summary>
    public HandoffPhase Handoff { get; init; }

    /// <summary>True once the resident opted out of messages.</summary>
    public bool OptedOut { get; init; }

    /// <summary>Guards against two machines answering each other.</summary>
    public LoopGuard Loop { get; init; } = LoopGuard.None;

    /// <summary>Number of the ticket spoken of last, for "催一下".</summary>
    public long? CurrentTicket { get; init; }

    /// <summary>Id of the article answered last, for "more".</summary>
    public string? CurrentArticle { get; init; }

    /// <summary>Where in <see cref="CurrentArticle"/>'s text the next page begins; null: all of it was said.</summary>
    public int? ArticleOffset { get; init; }

    /// <summary>The last emergency; null where there was none.</summary>
    public HeardEmergency? Emergency { get; init; }

    /// <summary>A matter that was told and not taken down, as an article answered it or it was told in anger: for "我要反映问题" and a place that follows.</summary>
    public string? Told { get; init; }

    /// <summary>How often somebody failed to show that a ticket is theirs, in this conversation.</summary>
    public int FailedTicketProofs { get; init; }
}

/// <summary>A dialog on the stack.</summary>
/// <param name="Dialog">Its name.</param>
/// <param name="Version">Version of its definition when it was pushed; a changed definition drops or migrates the frame.</param>
/// <param name="Data">The dialog's own data.</param>
public sealed record Frame(string Dialog, int Version, FrameData Data);

/// <summary>Danger to life or property, as it was heard.</summary>
/// <param name="Number">The number that was given: 110, 119, 120 or 122.</param>
/// <param name="At">When.</param>
public sealed record HeardEmergency(string Number, DateTimeOffset At);

/// <summary>The last thing said.</summary>
/// <param name="Text">As it was read.</param>
/// <param name="Speak">As it was said, where that differs.</param>
/// <param name="Choices">The choices shown with it; fewer than could be picked where the words themselves named them.</param>
/// <param name="TextFormat">As in <see cref="Activity.TextFormat"/>; null: plain.</param>
public sealed record LastReply(string Text, string? Speak, IReadOnlyList<CardAction> Choices, string? TextFormat = null);

/// <summary>How far a handoff is.</summary>
public enum HandoffPhase
{
    /// <summary>With the bot.</summary>
    None,
    /// <summary>In the operators' queue.</summary>
    Waiting,
    /// <summary>With an operator.</summary>
    WithOperator,
}

/// <summary>Counts identical messages in a row.</summary>
/// <param name="TextHash">Hash of the last text; 0 for none.</param>
/// <param name="Count">How often in a row.</param>
public sealed record LoopGuard(ulong TextHash, int Count)
{
    /// <summary>Nothing counted.</summary>
    public static LoopGuard None { get; } = new(0, 0);
}

/// <summary>Source-generated JSON of the stored state.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ConversationState))]
public sealed partial class ConversationJson : JsonSerializerContext;
