using System.CommandLine;
using Sim.Core.Network;
using Sim.Scenarios.Datasets;

namespace Sim.Runner.Commands.Latency;

/// <summary>Which latency model predicts.</summary>
internal sealed class ModelOption
{
    private const string Corridors = "corridors";
    private const string GreatCircle = "great-circle";

    public ModelOption() => Option.AcceptOnlyFromAmong(Corridors, GreatCircle);

    public Option<string> Option { get; } =
        new("--model")
        {
            Description = "The way: over cables and terrestrial routes, or the great circle",
            DefaultValueFactory = _ => Corridors,
        };

    public string Name(ParseResult parsed) => parsed.GetValue(Option)!;

    public ILatencyModel Model(ParseResult parsed) =>
        Name(parsed) == GreatCircle ? new GreatCircleLatency() : new CorridorLatency(BuiltinDatasets.Corridors);
}
