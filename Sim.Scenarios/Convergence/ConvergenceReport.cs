namespace Sim.Scenarios.Convergence;

/// <summary>What followed each change on one graph.</summary>
/// <param name="Origins">Numbers of the networks that announce.</param>
public sealed record ConvergenceReport(
    int Networks,
    int Links,
    IReadOnlyList<uint> Origins,
    ConvergenceSettings Settings,
    ulong Seed,
    IReadOnlyList<ConvergencePhase> Phases
);
