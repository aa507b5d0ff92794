namespace Sim.Core.Randomness.Distributions;

/// <summary>The Poisson distribution: the probability of k is exp(-mean) mean^k / k!.</summary>
/// <remarks>
/// How many independent events fall into an interval: requests of a step, failures of a year. Variance mean. By an
/// indexed cumulative table of the values around the mean, about 20 sqrt(mean) of them; what lies beyond has a
/// probability below 1e-18 and is not drawn. Cumulative probabilities have an absolute error below 1e-13.
/// </remarks>
public sealed class Poisson : DiscreteDistribution
{
    /// <summary>A bound for the rounding errors that add up along the table.</summary>
    private const double LargestMean = 1e6;

    /// <summary>The tails end where the probability, relative to that of the mode, is below this.</summary>
    private const double Negligible = 1e-22;

    private readonly int _first;
    private readonly CumulativeTable _table;

    /// <param name="mean">0 to 1,000,000.</param>
    public Poisson(double mean)
    {
        Parameter.ThrowIfNegative(mean);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mean, LargestMean);
        Mean = mean;

        // Outwards from the mode, the largest probability, each a multiple of its neighbor.
        int mode = (int)mean;
        var below = new List<double>();
        double weight = mean == 0 ? 0 : mode / mean;
        for (int k = mode; k > 0 && weight > Negligible; k--, weight *= k / mean)
        {
            below.Add(weight);
        }
        var weights = new List<double>();
        weight = 1;
        for (int k = mode; weight > Negligible; k++, weight *= mean / k)
        {
            weights.Add(weight);
        }
        below.Reverse();
        _first = mode - below.Count;
        _table = CumulativeTable.OfWeights([.. below, .. weights]);
    }

    public override double Mean { get; }

    public override double Variance => Mean;

    public override int Minimum => 0;

    public override int Maximum => Mean == 0 ? 0 : int.MaxValue;

    private protected override int Invert(double p) => _first + _table.Find(p);

    private protected override double CumulativeInside(int k) => _table.CumulativeAt(k - _first);
}
