using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Sweeps;

/// <summary>One combination of values.</summary>
/// <param name="Index">0 or more, in the order of the design.</param>
/// <param name="Values">In the order of the factors.</param>
public sealed record SweepPoint(int Index, IReadOnlyList<LocatedNode> Values)
{
    /// <summary>The values as they are written.</summary>
    public IReadOnlyList<string> Texts { get; } = [.. Values.Select(NodeText.Of)];
}
