using System.Globalization;

namespace Sim.Core.Statistics.Inference;

/// <summary>Where the warm-up of a simulation ends, by the marginal standard error rule MSER-5.</summary>
/// <remarks>
/// <para>
/// The series is averaged in batches of 5, and the cut is where the batches after it have the least squared standard
/// error of their mean: the sum of (Z_j - mean)^2 over (m - d)^2, over cuts d from 0 to half of the m batches.
/// Source: White, Simulation 69 (1997); with batches of 5: White, Cobb, Spratt, Winter Simulation Conference 2000.
/// For several replications it is taken from their mean at each observation, and holds for all of them.
/// </para>
/// <para>
/// Assumes that there is a steady state to reach. When the least error lies at the right end of the search, it still
/// falls there: the run is too short, and that is reported, never cut away silently. The right end is the last
/// twentieth of the cuts searched, at least the last one (an assumption). Never use it on a transient that is itself
/// the result, such as a failover: there, estimate across replications at fixed times.
/// </para>
/// </remarks>
public sealed record WarmUp
{
    private const int ObservationsPerBatch = 5;

    /// <summary>Below this the rule looks at noise: an assumption.</summary>
    private const int FewestBatches = 10;
    private const int RightEndShare = 20;

    /// <summary>How many observations to delete from the begin of each replication; a multiple of 5.</summary>
    public required int Observations { get; init; }

    /// <summary>Whether the series settled within its first half.</summary>
    public bool IsOver => Warnings.Count == 0;

    /// <summary>Why the cut cannot be relied on; empty when it can.</summary>
    public required IReadOnlyList<AssumptionWarning> Warnings { get; init; }

    /// <summary>The warm-up of a single series.</summary>
    /// <param name="series">At least 10 finite numbers; a rest that fills no batch of 5 is not looked at.</param>
    public static WarmUp ByMser5(ReadOnlySpan<double> series)
    {
        if (series.Length < 2 * ObservationsPerBatch)
        {
            throw new ArgumentException("At least 10 observations are expected.", nameof(series));
        }
        double[] batches = new double[series.Length / ObservationsPerBatch];
        for (int i = 0; i < batches.Length; i++)
        {
            batches[i] = new SampleMoments(series.Slice(i * ObservationsPerBatch, ObservationsPerBatch)).Mean;
        }
        int last = batches.Length / 2;
        int cut = BestCut(batches, last);
        return new WarmUp
        {
            Observations = cut * ObservationsPerBatch,
            Warnings = [.. WarningsOf(batches.Length, cut, last)],
        };
    }

    /// <summary>The warm-up that replications have in common.</summary>
    /// <param name="replications">At least one; all of one length, at least 10.</param>
    public static WarmUp ByMser5(IReadOnlyList<double[]> replications)
    {
        ArgumentNullException.ThrowIfNull(replications);
        if (replications.Count == 0 || replications.Any(one => one.Length != replications[0].Length))
        {
            throw new ArgumentException("Replications of one length are expected.", nameof(replications));
        }
        double[] pooled = new double[replications[0].Length];
        for (int i = 0; i < pooled.Length; i++)
        {
            var moments = new SampleMoments();
            foreach (double[] replication in replications)
            {
                moments.Add(replication[i]);
            }
            pooled[i] = moments.Mean;
        }
        return ByMser5(pooled);
    }

    /// <summary>The first cut with the least MSER; the batches after a cut are gathered from the end.</summary>
    private static int BestCut(double[] batches, int last)
    {
        int best = last;
        double least = double.PositiveInfinity;
        var kept = new SampleMoments();
        for (int cut = batches.Length - 1; cut >= 0; cut--)
        {
            kept.Add(batches[cut]);
            if (cut > last || kept.Count < 2)
            {
                continue;
            }
            double mser = kept.SquaredDifferences / ((double)kept.Count * kept.Count);
            if (mser <= least)
            {
                least = mser;
                best = cut;
            }
        }
        return best;
    }

    private static IEnumerable<AssumptionWarning> WarningsOf(int batches, int cut, int last)
    {
        if (batches < FewestBatches)
        {
            yield return new AssumptionWarning(
                FailedAssumption.TooFewBatches,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{batches} batches of 5 are too few to tell a warm-up from noise: "
                        + $"at least {FewestBatches} are needed."
                )
            );
        }
        if (cut > last - Math.Max(1, last / RightEndShare))
        {
            yield return new AssumptionWarning(
                FailedAssumption.WarmUpNotOver,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The standard error still falls at observation {cut * ObservationsPerBatch} of "
                        + $"{batches * ObservationsPerBatch}: the run is too short."
                )
            );
        }
    }
}
