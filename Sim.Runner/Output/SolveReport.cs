namespace Sim.Runner.Output;

/// <summary>What was solved, and how long reading or making the graph, and solving, took.</summary>
/// <param name="Reached">Networks with a route, origins included.</param>
internal sealed record SolveReport(
    int Networks,
    int Links,
    int Reached,
    IReadOnlyList<SolveReport.Catchment> Catchments,
    TimeSpan Load,
    TimeSpan Solve,
    bool IsSynthetic
)
{
    /// <summary>The networks that reach an origin, itself included.</summary>
    internal readonly record struct Catchment(uint Origin, int Networks);
}
