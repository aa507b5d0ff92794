namespace Sim.Scenarios.Experiments.Sweeps.Merging;

/// <summary>How a measure goes with one factor, the mean taken over the values of all others.</summary>
/// <remarks>
/// Levels are the values of the factor in the order of the plan, or four parts of a range with as many points each.
/// The share is that of the sum of squares between the levels in that of all points: the correlation ratio, eta
/// squared (Fisher, Statistical Methods for Research Workers, 1925). In a grid the shares of all factors and of their
/// interactions add up to 1. In other designs a factor takes some of it by chance: about its levels less one, over the
/// points less one.
/// </remarks>
/// <param name="Factor">The path of the field.</param>
/// <param name="Levels">Two or more, with points.</param>
/// <param name="Share">0 to 1; 0 where the measure is the same everywhere.</param>
public sealed record MainEffect(string Factor, string Measure, IReadOnlyList<FactorLevel> Levels, double Share)
{
    private const int Parts = 4;

    /// <summary>The greatest mean of a level less the least, in the unit of the measure.</summary>
    public double Range => Levels.Max(level => level.Mean) - Levels.Min(level => level.Mean);

    /// <summary>The effect of each factor in the order of the plan, without those of a single value.</summary>
    /// <param name="points">In the order of the design.</param>
    public static IReadOnlyList<MainEffect> Of(
        IReadOnlyList<SweepFactor> factors,
        IReadOnlyList<PointSummary> points,
        string measure
    )
    {
        PointSummary[] measured = [.. points.Where(one => one.Means.ContainsKey(measure))];
        double[] values = [.. measured.Select(one => one.Means[measure].Value)];
        double mean = values.Length > 0 ? values.Average() : 0;
        double all = values.Sum(value => (value - mean) * (value - mean));
        List<MainEffect> effects = [];
        foreach ((int f, SweepFactor factor) in factors.Index())
        {
            FactorLevel[] levels =
            [
                .. GroupsOf(factor, f, measured)
                    .Select(group => new FactorLevel(
                        group.Label,
                        group.Points.Average(i => values[i]),
                        group.Points.Count
                    )),
            ];
            if (levels.Length > 1)
            {
                double between = levels.Sum(level => level.Points * (level.Mean - mean) * (level.Mean - mean));
                effects.Add(new MainEffect(factor.Path, measure, levels, all > 0 ? Math.Min(1, between / all) : 0));
            }
        }
        return effects;
    }

    private static IEnumerable<(string Label, IReadOnlyList<int> Points)> GroupsOf(
        SweepFactor factor,
        int column,
        PointSummary[] points
    )
    {
        string[] texts = [.. points.Select(one => one.Point.Texts[column])];
        if (!factor.IsRange)
        {
            return factor
                .Levels.Select(NodeText.Of)
                .Distinct()
                .Select(label => (label, (IReadOnlyList<int>)[.. Having(texts, label)]))
                .Where(group => group.Item2.Count > 0);
        }
        int[] ascending = [.. Enumerable.Range(0, points.Length).OrderBy(i => NumberOf(texts[i])).ThenBy(i => i)];
        int parts = Math.Min(Parts, points.Length);
        return Enumerable
            .Range(0, parts)
            .Select(part => ascending[(points.Length * part / parts)..(points.Length * (part + 1) / parts)])
            .Select(group => (RangeOf(texts[group[0]], texts[group[^1]]), (IReadOnlyList<int>)group));
    }

    private static IEnumerable<int> Having(string[] texts, string label) =>
        texts.Index().Where(one => one.Item == label).Select(one => one.Index);

    private static string RangeOf(string from, string to) => from == to ? from : $"{from} to {to}";

    /// <summary>The number of a value with its unit; 0 where there is none.</summary>
    public static double NumberOf(string text) => ValueRange.TryParse(text, out double number, out _) ? number : 0;
}
