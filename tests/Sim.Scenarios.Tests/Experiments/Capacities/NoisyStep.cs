using MathNet.Numerics.Distributions;
using Sim.Scenarios.Experiments.Capacities;
using Sim.Scenarios.Results.Thresholds;
using Sim.Scenarios.Schema.Overrides;

namespace Sim.Scenarios.Tests.Experiments.Capacities;

/// <summary>
/// Latencies that fall with a value, plus normal noise: the mean is 100 ms + slope * (border - value) against a limit
/// of
/// <c>100 ms</c>, so that the first value beyond the border holds, and it alone.
/// </summary>
/// <param name="border">Where the mean meets the limit.</param>
/// <param name="slopeMs">For each step of the value.</param>
/// <param name="deviationMs">Of the noise; 0: every replication is the same.</param>
internal sealed class NoisyStep(double border, double slopeMs, double deviationMs, int seed) : ICapacityTrials
{
    public static readonly Threshold Limit = ThresholdParser.Parse("latency: mean < 100ms");

    /// <summary>Replications by value.</summary>
    public SortedDictionary<int, int> Spent { get; } = [];

    public static CapacityAxis Axis(int last, int start) =>
        new(
            FieldPath.Parse("seed"),
            [.. Enumerable.Range(0, last + 1).Select(i => $"{i}")],
            [.. Enumerable.Range(0, last + 1).Select(i => (double)i)],
            start
        );

    public IReadOnlyList<CapacityOutcome> Run(
        IReadOnlyList<string> values,
        int caseIndex,
        int first,
        int count,
        CancellationToken cancellation
    )
    {
        int value = int.Parse(values[0], System.Globalization.CultureInfo.InvariantCulture);
        Spent[value] = Spent.GetValueOrDefault(value) + count;
        return [.. Enumerable.Range(first, count).Select(i => Outcome(value, i))];
    }

    /// <summary>Replication i has the same noise at every value.</summary>
    private CapacityOutcome Outcome(int value, int replication)
    {
        double mean = 100 + (slopeMs * (border - value));
        double noise = deviationMs > 0 ? Normal.Sample(new Random((seed * 1_000) + replication), 0, deviationMs) : 0;
        return new CapacityOutcome([mean + noise], RepeatsFirst: deviationMs == 0 || replication == 0);
    }
}
