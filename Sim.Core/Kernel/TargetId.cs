namespace Sim.Core.Kernel;

/// <summary>The kernel's name of a registered target; <c>default</c> names none.</summary>
public readonly record struct TargetId(int Value);
