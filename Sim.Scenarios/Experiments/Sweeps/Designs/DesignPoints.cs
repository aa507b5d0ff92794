using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Sweeps.Designs;

/// <summary>The points of a design. A pure function of the plan.</summary>
internal static class DesignPoints
{
    /// <param name="factors">With as many levels each for a list; with levels for a grid.</param>
    public static IReadOnlyList<SweepPoint> Of(SweepPlan plan, IReadOnlyList<SweepFactor> factors) =>
        plan.Design switch
        {
            SweepDesign.Grid => Number(Grid(factors)),
            SweepDesign.List => Number(
                Enumerable.Range(0, factors[0].Levels.Count).Select(i => factors.Select(one => one.Levels[i]))
            ),
            SweepDesign.LatinHypercube => Number(
                LatinHypercube
                    .Points(plan.Seed, plan.Points!.Value, [.. factors.Select(one => one.Path)])
                    .Select(shares => At(factors, shares))
            ),
            SweepDesign.Sobol => Number(
                SobolSequence.Points(plan.Points!.Value, factors.Count).Select(shares => At(factors, shares))
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(plan)),
        };

    private static IEnumerable<IEnumerable<LocatedNode>> Grid(IReadOnlyList<SweepFactor> factors)
    {
        IEnumerable<LocatedNode[]> points =
        [
            [],
        ];
        foreach (SweepFactor factor in factors)
        {
            points = points.SelectMany(point => factor.Levels.Select(level => (LocatedNode[])[.. point, level]));
        }
        return points;
    }

    private static IEnumerable<LocatedNode> At(IReadOnlyList<SweepFactor> factors, double[] shares) =>
        factors.Zip(shares, (factor, share) => factor.ValueAt(share));

    private static IReadOnlyList<SweepPoint> Number(IEnumerable<IEnumerable<LocatedNode>> points) =>
        [.. points.Select((values, i) => new SweepPoint(i, [.. values]))];
}
