using Sim.Core.Quantities;

namespace Sim.Core.Models.Faults;

/// <summary>Something breaks for a while.</summary>
/// <param name="Component">What breaks.</param>
/// <param name="Mode">How.</param>
/// <param name="Share">Share of flows, pods or probes that it hits, 0 to 1.</param>
/// <param name="At">When.</param>
/// <param name="Length">For how long.</param>
public sealed record FaultSpec(Component Component, FaultMode Mode, double Share, SimTime At, SimDuration Length)
{
    public SimTime End => At + Length;
}
