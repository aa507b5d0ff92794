using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>What was accepted of one case.</summary>
public sealed record BaselineCase
{
    /// <summary>As in the suite.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// Of the scenario's files, what differs from them, and how it was run: SHA-256, lower-case hexadecimal.
    /// </summary>
    public required string Hash { get; init; }

    /// <summary>1 or more.</summary>
    public required int Replications { get; init; }

    /// <summary>In the order of the case's demands; without numbers.</summary>
    public required IReadOnlyList<ThresholdVerdict> Thresholds { get; init; }

    /// <summary>One value a replication; not a number where it measured nothing of that.</summary>
    public required IReadOnlyDictionary<MeasureKey, double[]> Measures { get; init; }

    /// <summary>Latency of all users, of all replications together.</summary>
    public required LatencyBins Latency { get; init; }

    /// <summary>The same as replications, to be compared with others.</summary>
    internal ReplicationSeries Series()
    {
        var series = new ReplicationSeries("baseline");
        series.Add(
            Enumerable
                .Range(0, Replications)
                .Select(i => new Replicate(
                    i,
                    Measures
                        .Where(one => double.IsFinite(one.Value[i]))
                        .ToDictionary(one => one.Key, one => one.Value[i]),
                    [],
                    0
                ))
        );
        return series;
    }
}
