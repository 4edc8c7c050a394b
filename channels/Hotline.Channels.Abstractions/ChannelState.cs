namespace Hotline.Channels;

/// <summary>A channel at start.</summary>
/// <param name="ChannelId">One of <see cref="ChannelIds"/>.</param>
/// <param name="IsOn">True where it takes messages.</param>
/// <param name="Note">Where it listens; or which keys are missing.</param>
public sealed record ChannelState(string ChannelId, bool IsOn, string Note);
