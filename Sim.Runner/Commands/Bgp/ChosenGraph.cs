using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Runner.Commands.Bgp;

/// <summary>The AS graph of a command line.</summary>
/// <param name="Load">Wall time to read and index it.</param>
internal sealed record ChosenGraph(AsGraph Graph, TimeSpan Load);
