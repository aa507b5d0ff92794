using Sim.Core.Network;
using Sim.Core.Statistics;

namespace Sim.Core.Traffic;

/// <summary>Puts whole distributions of latency into histograms.</summary>
public static class LatencyRecording
{
    /// <summary>Records every lump with its share of a weight.</summary>
    /// <param name="weight">How many requests have this distribution, not negative.</param>
    public static void RecordInto(this LatencyDistribution distribution, LatencyHistogram target, double weight)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        ArgumentNullException.ThrowIfNull(target);
        for (int lump = 0; lump < LatencyDistribution.LumpCount; lump++)
        {
            target.Record(distribution.ValueOf(lump), weight * LatencyDistribution.WeightOf(lump));
        }
    }
}
