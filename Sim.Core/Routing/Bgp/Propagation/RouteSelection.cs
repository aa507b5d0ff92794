namespace Sim.Core.Routing.Bgp.Propagation;

/// <summary>How a network came to its best route.</summary>
/// <param name="Neighbor">Whose route it took, by index; -1 for its own and where there is none.</param>
/// <param name="TieBreak">The name of the tie-break that decided; null when none had to.</param>
/// <param name="RunnerUp">Whose route would be next, by index; -1 when there is no other.</param>
public readonly record struct RouteSelection(int Neighbor, SelectionStep Step, string? TieBreak, int RunnerUp)
{
    public bool IsTie => Step == SelectionStep.TieBreak;
}
