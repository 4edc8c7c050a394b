namespace Hotline.Bot.Understanding;

/// <summary>What the danger is, so that the right advice goes with the number.</summary>
public enum Danger
{
    /// <summary>Fire, explosion: 119, get out.</summary>
    Fire,
    /// <summary>Gas is escaping: 119, from outside the house; no switch, no flame, no telephone inside.</summary>
    Gas,
    /// <summary>Somebody is trapped, buried or hangs: 119.</summary>
    Trapped,
    /// <summary>Somebody is in the water: 119.</summary>
    Drowning,
    /// <summary>Illness or injury: 120.</summary>
    Medical,
    /// <summary>Violence, robbery, a missing child: 110.</summary>
    Crime,
    /// <summary>A traffic accident with injured persons: 120 first, then 122.</summary>
    TrafficInjury,
    /// <summary>A traffic accident: 122.</summary>
    Traffic,
    /// <summary>Somebody means to end their life: 110, and words of care before any procedure.</summary>
    SelfHarm,
}
