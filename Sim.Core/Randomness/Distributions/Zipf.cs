using Sim.Core.Quantities;

namespace Sim.Core.Randomness.Distributions;

/// <summary>The Zipf distribution of ranks: the probability of rank k of n is as k^-exponent.</summary>
/// <remarks>
/// Popularity of objects, sizes of networks: rank 1 is the most popular. Exponents of 0.64 to 0.83 for web objects
/// (Breslau et al. 1999). With the generalized harmonic numbers H(s) = 1 + 2^-s + ... + n^-s the mean is
/// H(s - 1) / H(s). The table takes 12 to 16 bytes a rank.
/// </remarks>
public sealed class Zipf : DiscreteDistribution
{
    /// <summary>A bound for the table: 150 MB.</summary>
    private const int MostRanks = 10_000_000;

    private readonly CumulativeTable _table;

    /// <param name="exponent">0 (all ranks alike) or more, finite.</param>
    /// <param name="count">Number of ranks, 1 to 10,000,000.</param>
    public Zipf(double exponent, int count)
    {
        Parameter.ThrowIfNegative(exponent);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostRanks);
        Exponent = exponent;
        Count = count;
        double[] weights = new double[count];
        double sum = 0;
        for (int rank = 1; rank <= count; rank++)
        {
            weights[rank - 1] = DeterministicMath.Pow(rank, -exponent);
            sum += weights[rank - 1];
            Mean += rank * weights[rank - 1];
        }
        Mean /= sum;
        for (int rank = 1; rank <= count; rank++)
        {
            Variance += (rank - Mean) * (rank - Mean) * weights[rank - 1] / sum;
        }
        _table = CumulativeTable.OfWeights(weights);
    }

    public double Exponent { get; }

    public int Count { get; }

    public override double Mean { get; }

    public override double Variance { get; }

    public override int Minimum => 1;

    public override int Maximum => Count;

    private protected override int Invert(double p) => _table.Find(p) + 1;

    private protected override double CumulativeInside(int k) => _table.CumulativeAt(k - 1);
}
