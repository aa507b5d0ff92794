using System.CommandLine;
using System.Diagnostics;
using Sim.Core.Routing.Bgp.Topology;
using Sim.Scenarios.Import.AsRelationships;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Bgp;

/// <summary>Which AS graph: <c>--as-rel FILE</c>.</summary>
internal sealed class GraphOptions
{
    private readonly Option<string> _relationships = new("--as-rel")
    {
        Description = "AS relationships as CAIDA publishes them (serial 1 or 2; plain, gzip or bzip2)",
        HelpName = "FILE",
        Required = true,
    };

    public IEnumerable<Option> All => [_relationships];

    /// <summary>The graph; null when there is none, for which there is then a finding.</summary>
    public ChosenGraph? Read(ParseResult parsed, DiagnosticList found)
    {
        long begin = Stopwatch.GetTimestamp();
        AsGraph? graph = AsRelationshipImport.Read(DiskFiles.Instance, parsed.GetValue(_relationships)!, found);
        return graph is null ? null : new ChosenGraph(graph, Stopwatch.GetElapsedTime(begin));
    }
}
