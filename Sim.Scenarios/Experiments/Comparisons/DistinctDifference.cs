using Sim.Scenarios.Results.Files;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Experiments.Comparisons;

/// <summary>
/// One difference, and whose else it is to the last digit: where all users are in France, of everybody too.
/// </summary>
/// <param name="Difference">That of the widest subject.</param>
/// <param name="Others">Subjects with the same numbers, the wider first.</param>
public sealed record DistinctDifference(MeasuredDifference Difference, IReadOnlyList<MeasureKey> Others)
{
    /// <summary>Such as <c>all = eu = eu FR</c>.</summary>
    public string Subject => string.Join(" = ", Others.Select(key => key.Subject).Prepend(Difference.Key.Subject));

    /// <summary>In the order of the differences.</summary>
    public static IReadOnlyList<DistinctDifference> Of(IEnumerable<MeasuredDifference> differences) =>
        [
            .. differences
                .GroupBy(one => (one.Key.Measure, RunNumber.Text(one.Baseline), RunNumber.Text(one.Candidate)))
                .Select(group => group.OrderBy(one => Parts(one.Key)).ToArray())
                .Select(group => new DistinctDifference(group[0], [.. group.Skip(1).Select(one => one.Key)])),
        ];

    private static int Parts(MeasureKey key) =>
        ((string?[])[key.Region, key.Country, key.Endpoint, key.Resource]).Count(part => part is not null);
}
