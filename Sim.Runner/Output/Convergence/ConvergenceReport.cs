using Sim.Core.Models.Bgp;
using Sim.Core.Routing.Bgp;

namespace Sim.Runner.Output.Convergence;

/// <summary>What followed each change on one graph.</summary>
internal sealed record ConvergenceReport(
    int Networks,
    int Links,
    IReadOnlyList<Asn> Origins,
    BgpOptions Options,
    ulong Seed,
    IReadOnlyList<ConvergencePhase> Phases
);
