namespace Sim.Core.Randomness.Distributions;

/// <summary>A distribution of measured values: its cumulative probability is linear between given points.</summary>
/// <remarks>
/// For what was measured and follows no law: either a sample (Law, <i>Simulation Modeling and Analysis</i>, section
/// 8.3.16: the i-th of n ascending values has probability (i - 1) / (n - 1)), or published percentiles. No value lies
/// beyond the first and last point: give a tail its own point. Mean and variance are those of the line.
/// </remarks>
public sealed class Empirical : ContinuousDistribution
{
    private readonly double[] _values;
    private readonly double[] _probabilities;
    private readonly CumulativeTable _segments;

    /// <param name="values">Finite, ascending; two or more. Equal neighbors are a lump of probability.</param>
    /// <param name="probabilities">The cumulative probability at each value: ascending from 0 to 1.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public Empirical(ReadOnlySpan<double> values, ReadOnlySpan<double> probabilities)
    {
        if (values.Length < 2 || values.Length != probabilities.Length)
        {
            throw new ArgumentException("Two values or more with as many probabilities are expected.", nameof(values));
        }
        ThrowUnlessAscending(values, nameof(values));
        ThrowUnlessAscending(probabilities, nameof(probabilities));
        if (probabilities[0] != 0 || probabilities[^1] != 1)
        {
            throw new ArgumentException("Probabilities from 0 to 1 are expected.", nameof(probabilities));
        }
        _values = values.ToArray();
        _probabilities = probabilities.ToArray();
        _segments = CumulativeTable.OfCumulative(_probabilities[1..]);
        Mean = Integral(0, (a, b) => (a + b) / 2);
        Variance = Integral(Mean, (a, b) => ((a * a) + (a * b) + (b * b)) / 3);
    }

    public override double Mean { get; }

    public override double Variance { get; }

    public override double Minimum => _values[_segments.First];

    public override double Maximum => _values[_segments.Last + 1];

    /// <summary>The distribution of a sample.</summary>
    /// <param name="sample">Finite, in any order; two values or more.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static Empirical FromSample(ReadOnlySpan<double> sample)
    {
        double[] values = sample.ToArray();
        Array.Sort(values);
        double[] probabilities = new double[values.Length];
        for (int i = 0; i < probabilities.Length; i++)
        {
            probabilities[i] = i / (values.Length - 1.0);
        }
        return new Empirical(values, probabilities);
    }

    private protected override double Invert(double p)
    {
        int segment = _segments.Find(p);
        double below = _probabilities[segment];
        double share = (p - below) / (_probabilities[segment + 1] - below);
        return Interpolation.Between(_values[segment], _values[segment + 1], share);
    }

    private protected override double CumulativeInside(double x)
    {
        // The last point at or below x: at a lump, the upper end of the step.
        int low = 0;
        int high = _values.Length - 1;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = _values[middle] <= x ? (middle, high) : (low, middle);
        }
        double share = (x - _values[low]) / (_values[high] - _values[low]);
        return Interpolation.Between(_probabilities[low], _probabilities[high], share);
    }

    /// <summary>The mean over all segments of a function of the segment's ends, taken from an origin.</summary>
    private double Integral(double origin, Func<double, double, double> ofEnds)
    {
        double sum = 0;
        for (int i = 0; i + 1 < _values.Length; i++)
        {
            double weight = _probabilities[i + 1] - _probabilities[i];
            sum += weight * ofEnds(_values[i] - origin, _values[i + 1] - origin);
        }
        return sum;
    }

    private static void ThrowUnlessAscending(ReadOnlySpan<double> numbers, string name)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!double.IsFinite(numbers[i]) || (i > 0 && numbers[i] < numbers[i - 1]))
            {
                throw new ArgumentException($"Finite ascending numbers are expected; number {i} is not.", name);
            }
        }
    }
}
