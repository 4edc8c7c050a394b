namespace Hotline.Bot.Handoff;

/// <summary>Why a person is brought in; values of <see cref="Channels.HandoffInitiate.Reason"/>.</summary>
internal static class HandoffReasons
{
    public const string Requested = "requested";
    public const string Anger = "anger";
    public const string NotUnderstood = "notUnderstood";
    public const string NoInput = "noInput";
    public const string Emergency = "emergency";
}
