using Sim.Core.Quantities;

namespace Sim.Scenarios.Experiments.Backtests;

/// <summary>What was measured of one thing over time.</summary>
/// <param name="Measure">One of <see cref="ModeledMeasure.Names"/>.</param>
/// <param name="Subject">The endpoint, region or pool; empty: everything together.</param>
/// <param name="Points">In the order of their times, none twice; at least one.</param>
public sealed record ObservedSeries(string Measure, string Subject, IReadOnlyList<ObservedPoint> Points)
{
    /// <summary>Such as <c>rps</c> or <c>latency_p99 eu</c>.</summary>
    public string Name => Subject.Length > 0 ? $"{Measure} {Subject}" : Measure;

    /// <summary>The least distance of two points; a minute for a single one (an assumption).</summary>
    public SimDuration Interval =>
        Points.Count < 2
            ? SimDuration.FromMinutes(1)
            : new SimDuration(Points.Zip(Points.Skip(1), (one, next) => (next.Offset - one.Offset).Nanoseconds).Min());
}
