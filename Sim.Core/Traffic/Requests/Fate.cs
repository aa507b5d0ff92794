namespace Sim.Core.Traffic.Requests;

/// <summary>What something on the way does to a packet.</summary>
internal enum Fate : byte
{
    Passed,

    /// <summary>The sender is told at once.</summary>
    Refused,

    /// <summary>The sender hears nothing.</summary>
    Lost,
}
