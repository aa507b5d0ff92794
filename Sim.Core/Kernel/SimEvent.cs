namespace Sim.Core.Kernel;

/// <summary>What a target is told when its event is due.</summary>
/// <param name="Kind">The meaning, chosen by the target; usually a constant of the target's class.</param>
/// <param name="Payload">A small argument of that kind: an index, a version.</param>
public readonly record struct SimEvent(int Kind, long Payload);
