using Sim.Core.Quantities;
using Sim.Core.Statistics;

namespace Sim.Core.Traffic.Recording;

/// <summary>The weights of <see cref="LatencyBins"/> at one moment.</summary>
/// <param name="first">The first bin that was copied.</param>
/// <param name="weights">From that bin on.</param>
internal sealed class CopiedBins(int first, double[] weights)
{
    /// <summary>What has been added since an earlier copy of the same bins; null: nothing has.</summary>
    /// <param name="before">Null: everything counts.</param>
    public LatencyHistogram? Since(CopiedBins? before)
    {
        LatencyHistogram? histogram = null;
        for (int i = 0; i < weights.Length; i++)
        {
            // Weights never fall, so that no rounding makes a difference negative.
            double weight = weights[i] - (before?.WeightOf(first + i) ?? 0);
            if (weight > 0)
            {
                histogram ??= new LatencyHistogram();
                histogram.Record(SimDuration.FromSeconds(LatencyBins.Middle(first + i)), weight);
            }
        }
        return histogram;
    }

    private double WeightOf(int bin) => bin >= first && bin < first + weights.Length ? weights[bin - first] : 0;
}
