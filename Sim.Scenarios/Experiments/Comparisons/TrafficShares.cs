using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Experiments.Comparisons;

/// <summary>How much of all requests a measure is about: of its region, country or endpoint.</summary>
internal sealed class TrafficShares(ReplicationSeries series)
{
    private const string Answered = "answered";

    private readonly double _all = Mean(series, new MeasureKey(Answered));

    /// <summary>1 for what is about everything, or about nobody's requests: incidents, cost.</summary>
    public double Of(MeasureKey key)
    {
        bool isAbout = key.Region is not null || key.Country is not null || key.Endpoint is not null;
        double answered = isAbout ? Mean(series, key with { Measure = Answered, Resource = null }) : double.NaN;
        return double.IsFinite(answered) && _all > 0 ? Math.Min(1, answered / _all) : 1;
    }

    private static double Mean(ReplicationSeries series, MeasureKey key)
    {
        double[] values = [.. series.ValuesOf(key).Where(double.IsFinite)];
        return values.Length > 0 ? values.Average() : double.NaN;
    }
}
