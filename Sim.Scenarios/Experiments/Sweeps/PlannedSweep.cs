using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Sweeps;

/// <summary>A plan with its points; whether the scenario takes their values is not known yet.</summary>
/// <param name="Path">Of the plan, as it was named.</param>
/// <param name="Factors">What is varied, in the order of the plan.</param>
public sealed record PlannedSweep(
    SweepPlan Plan,
    string Path,
    IReadOnlyList<SweepFactor> Factors,
    IReadOnlyList<SweepPoint> Points
)
{
    /// <summary>The scenario's file, from where the plan was read.</summary>
    public string ScenarioPath => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path) ?? "", Plan.Scenario);

    /// <summary>Every replication of every point.</summary>
    public int Runs => Points.Count * Plan.Replications;

    internal Location? VariantAt { get; init; }

    internal IReadOnlyDictionary<string, Location> SetAt { get; init; } = new Dictionary<string, Location>();

    /// <summary>What differs from the scenario's file at a point, with the places of the plan.</summary>
    public ScenarioOverrides OverridesOf(SweepPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        string? variant = Plan.Variant;
        Location? variantAt = VariantAt;
        List<FieldOverride> fields = [];
        foreach ((string path, LocatedNode value) in Plan.Set)
        {
            fields.Add(Override(path, value, SetAt.GetValueOrDefault(path, value.Location)));
        }
        foreach ((SweepFactor factor, LocatedNode value) in Factors.Zip(point.Values))
        {
            if (factor.Path == SweepFactor.Variant)
            {
                string text = NodeText.Of(value);
                variant = text == SweepFactor.NoVariant ? null : text;
                variantAt = value.Location;
            }
            else
            {
                fields.Add(Override(factor.Path, value, factor.At));
            }
        }
        return new ScenarioOverrides(variant, fields) { VariantAt = variantAt };
    }

    private static FieldOverride Override(string path, LocatedNode value, Location at) =>
        new(FieldPath.Parse(path), value, at, NodeText.Distinct(value));
}
