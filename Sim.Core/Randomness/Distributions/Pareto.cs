using Sim.Core.Quantities;

namespace Sim.Core.Randomness.Distributions;

/// <summary>The Pareto distribution: F(x) = 1 - (minimum / x)^shape.</summary>
/// <remarks>
/// Sizes whose tail is a power: files, sessions. Mean shape minimum / (shape - 1), infinite up to a shape of 1;
/// variance mean^2 / (shape (shape - 2)), infinite up to a shape of 2. Then sample means hardly converge, whatever
/// the run's length: bound it (<see cref="BoundedPareto"/>) or report quantiles.
/// </remarks>
public sealed class Pareto : ContinuousDistribution
{
    private readonly double _power;

    /// <param name="minimum">More than 0, finite.</param>
    /// <param name="shape">Alpha, the exponent of the tail: more than 0, finite.</param>
    public Pareto(double minimum, double shape)
    {
        Parameter.ThrowUnlessPositive(minimum);
        Parameter.ThrowUnlessPositive(shape);
        Minimum = minimum;
        Shape = shape;
        _power = -1 / shape;
    }

    public override double Minimum { get; }

    public double Shape { get; }

    public override double Maximum => double.PositiveInfinity;

    public override double Mean => Shape > 1 ? Shape * Minimum / (Shape - 1) : double.PositiveInfinity;

    public override double Variance => Shape > 2 ? Mean * Mean / (Shape * (Shape - 2)) : double.PositiveInfinity;

    private protected override double Invert(double p) => Minimum * DeterministicMath.Pow(1 - p, _power);

    private protected override double CumulativeInside(double x) =>
        -DeterministicMath.ExpM1(-Shape * DeterministicMath.Log(x / Minimum));
}
