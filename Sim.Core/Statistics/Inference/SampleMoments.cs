namespace Sim.Core.Statistics.Inference;

// Updating formulas of Welford (Technometrics 4, 1962), extended to the third moment and to merging by Chan, Golub and
// LeVeque (1979) and Pebay (Sandia report SAND2008-6212). Every term is a difference from the mean, so a large common
// offset costs no digits beyond those that it takes from the observations themselves.
/// <summary>Count, mean, variance and skewness of observations, one at a time, in constant memory.</summary>
/// <remarks>
/// A constant series has exactly its mean and a variance of exactly 0. The last bits depend on the order of the
/// observations: add and merge in a fixed order.
/// </remarks>
public sealed class SampleMoments
{
    private double _mean;
    private double _second; // sum of squared differences from the mean
    private double _third; // sum of cubed differences

    public SampleMoments() { }

    /// <param name="observations">Finite numbers.</param>
    public SampleMoments(ReadOnlySpan<double> observations)
    {
        foreach (double observation in observations)
        {
            Add(observation);
        }
    }

    public long Count { get; private set; }

    /// <exception cref="InvalidOperationException">There are no observations.</exception>
    public double Mean => Count > 0 ? _mean : throw new InvalidOperationException("Nothing was observed.");

    /// <summary>The unbiased sample variance (divisor n - 1); not a number below two observations.</summary>
    public double Variance => Count > 1 ? _second / (Count - 1) : double.NaN;

    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Standard deviation of the mean.</summary>
    public double StandardError => Math.Sqrt(Variance / Count);

    /// <summary>
    /// The adjusted Fisher-Pearson coefficient G1; 0 for a constant, not a number below three observations.
    /// </summary>
    public double Skewness
    {
        get
        {
            if (Count < 3)
            {
                return double.NaN;
            }
            double n = Count;
            return _second == 0
                ? 0
                : Math.Sqrt(n * (n - 1)) / (n - 2) * (Math.Sqrt(n) * _third / (_second * Math.Sqrt(_second)));
        }
    }

    /// <summary>The sum of squared differences from the mean.</summary>
    internal double SquaredDifferences => _second;

    /// <exception cref="ArgumentOutOfRangeException">Infinite, or not a number.</exception>
    public void Add(double observation)
    {
        if (!double.IsFinite(observation))
        {
            throw new ArgumentOutOfRangeException(nameof(observation), observation, "A finite number is expected.");
        }
        double before = Count;
        double n = ++Count;
        double difference = observation - _mean;
        double step = difference / n;
        double growth = difference * step * before;
        _mean += step;
        _third += (growth * step * (n - 2)) - (3 * step * _second);
        _second += growth;
    }

    /// <summary>Adds everything that <paramref name="other"/> holds.</summary>
    public void Add(SampleMoments other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count == 0)
        {
            return;
        }
        double a = Count;
        double b = other.Count;
        double n = a + b;
        double difference = other._mean - _mean;
        double step = difference / n;
        double growth = difference * step * a * b;
        _third += other._third + (growth * step * (a - b)) + (3 * step * ((a * other._second) - (b * _second)));
        _second += other._second + growth;
        _mean += step * b;
        Count += other.Count;
    }
}
