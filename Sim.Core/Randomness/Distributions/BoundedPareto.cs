using Sim.Core.Quantities;

namespace Sim.Core.Randomness.Distributions;

/// <summary>
/// The Pareto distribution below an upper limit: F(x) = (1 - (minimum / x)^shape) / (1 - (minimum / maximum)^shape).
/// </summary>
/// <remarks>
/// Heavy tails whose mean is to converge: every moment is finite. Sizes of jobs in Harchol-Balter, Crovella and Murta
/// (1999). The k-th moment is shape minimum^k (q^(k - shape) - 1) / ((k - shape) (1 - q^-shape)) with
/// q = maximum / minimum.
/// </remarks>
public sealed class BoundedPareto : ContinuousDistribution
{
    private readonly double _power;
    private readonly double _logRange;
    private readonly double _cut;

    /// <param name="minimum">More than 0, finite.</param>
    /// <param name="maximum">More than <paramref name="minimum"/>, finite.</param>
    /// <param name="shape">Alpha, the exponent of the tail: more than 0, finite.</param>
    public BoundedPareto(double minimum, double maximum, double shape)
    {
        Parameter.ThrowUnlessPositive(minimum);
        Parameter.ThrowUnlessPositive(maximum);
        Parameter.ThrowUnlessPositive(shape);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maximum, minimum);
        Minimum = minimum;
        Maximum = maximum;
        Shape = shape;
        _power = -1 / shape;
        _logRange = DeterministicMath.Log(maximum / minimum);
        _cut = DeterministicMath.Exp(-shape * _logRange);
    }

    public override double Minimum { get; }

    public override double Maximum { get; }

    public double Shape { get; }

    public override double Mean => Minimum * Moment(1);

    /// <summary>A difference of moments: it loses digits where the limits are close to each other.</summary>
    public override double Variance => Minimum * Minimum * (Moment(2) - (Moment(1) * Moment(1)));

    /// <summary>The share of the unbounded distribution that is below the limit.</summary>
    private double Kept => -DeterministicMath.ExpM1(-Shape * _logRange);

    // 1 - p (1 - cut) as a sum of two parts of the same sign, so that the far tail keeps its digits.
    private protected override double Invert(double p) =>
        Math.Clamp(Minimum * DeterministicMath.Pow(1 - p + (p * _cut), _power), Minimum, Maximum);

    private protected override double CumulativeInside(double x) =>
        Math.Min(1, -DeterministicMath.ExpM1(-Shape * DeterministicMath.Log(x / Minimum)) / Kept);

    /// <summary>The k-th moment for a minimum of 1.</summary>
    private double Moment(int k)
    {
        double exponent = k - Shape;
        double growth = exponent == 0 ? _logRange : DeterministicMath.ExpM1(exponent * _logRange) / exponent;
        return Shape * growth / Kept;
    }
}
