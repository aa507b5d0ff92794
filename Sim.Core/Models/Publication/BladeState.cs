using Sim.Core.Models.Faults;

namespace Sim.Core.Models.Publication;

/// <summary>One blade as the router and its users see it.</summary>
/// <param name="Announced">Whether the router sends it flows.</param>
/// <param name="Fault">What it does to them.</param>
public readonly record struct BladeState(bool Announced, Impairment Fault);
