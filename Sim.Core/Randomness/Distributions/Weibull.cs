using Sim.Core.Quantities;

namespace Sim.Core.Randomness.Distributions;

/// <summary>The Weibull distribution: F(x) = 1 - exp(-(x / scale)^shape).</summary>
/// <remarks>
/// Times until failure: with a shape below 1 the young fail (and think times of browsers have their long tail), 1 is
/// the exponential, above 1 the old fail. Mean scale gamma(1 + 1 / shape), variance
/// scale^2 gamma(1 + 2 / shape) - mean^2.
/// </remarks>
public sealed class Weibull : ContinuousDistribution
{
    private readonly double _power;

    /// <param name="shape">0.02 to 1,000.</param>
    /// <param name="scale">More than 0, finite: the quantile at 1 - 1/e, 63 %.</param>
    public Weibull(double shape, double scale)
    {
        ThrowIfOutside(shape);
        Parameter.ThrowUnlessPositive(scale);
        Shape = shape;
        Scale = scale;
        _power = 1 / shape;
    }

    public double Shape { get; }

    public double Scale { get; }

    public override double Mean => Scale * DeterministicMath.Gamma(1 + (1 / Shape));

    /// <summary>
    /// A difference of two gamma functions: the relative error grows with the square of the shape, to 1e-8 at 1,000.
    /// </summary>
    public override double Variance => (Scale * Scale * DeterministicMath.Gamma(1 + (2 / Shape))) - (Mean * Mean);

    public override double Minimum => 0;

    public override double Maximum => double.PositiveInfinity;

    /// <summary>The Weibull distribution with a given mean.</summary>
    /// <param name="shape">0.02 to 1,000.</param>
    /// <param name="mean">More than 0, finite.</param>
    public static Weibull FromMean(double shape, double mean)
    {
        ThrowIfOutside(shape);
        Parameter.ThrowUnlessPositive(mean);
        return new Weibull(shape, mean / DeterministicMath.Gamma(1 + (1 / shape)));
    }

    private protected override double Invert(double p) =>
        Scale * DeterministicMath.Pow(-DeterministicMath.LogP1(-p), _power);

    private protected override double CumulativeInside(double x) =>
        -DeterministicMath.ExpM1(-DeterministicMath.Pow(x / Scale, Shape));

    // Below, the second moment leaves the range of doubles; above, the variance is lost in rounding.
    private static void ThrowIfOutside(double shape)
    {
        if (!(shape >= 0.02 && shape <= 1_000))
        {
            throw new ArgumentOutOfRangeException(nameof(shape), shape, "A shape from 0.02 to 1,000 is expected.");
        }
    }
}
