using Sim.Core.Routing.Bgp.Synthesis;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Runner.Commands.Bgp;

/// <summary>The AS graph of a command line.</summary>
/// <param name="Synthetic">Null when the graph was read.</param>
/// <param name="Load">Wall time to read and index it, or to make it.</param>
internal sealed record ChosenGraph(AsGraph Graph, SyntheticInternet? Synthetic, TimeSpan Load);
