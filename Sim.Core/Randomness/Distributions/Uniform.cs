namespace Sim.Core.Randomness.Distributions;

/// <summary>The uniform distribution between two numbers: F(x) = (x - minimum) / (maximum - minimum).</summary>
/// <remarks>
/// A phase, a jitter, or what is known by its limits only. Mean (minimum + maximum) / 2, variance
/// (maximum - minimum)^2 / 12. With equal limits it is a constant.
/// </remarks>
public sealed class Uniform : ContinuousDistribution
{
    /// <param name="minimum">Finite.</param>
    /// <param name="maximum">Finite, not below <paramref name="minimum"/>.</param>
    public Uniform(double minimum, double maximum)
    {
        Parameter.ThrowUnlessFinite(minimum);
        Parameter.ThrowUnlessFinite(maximum);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, minimum);
        Minimum = minimum;
        Maximum = maximum;
    }

    public override double Minimum { get; }

    public override double Maximum { get; }

    public override double Mean => (Minimum / 2) + (Maximum / 2);

    public override double Variance => (Maximum - Minimum) * (Maximum - Minimum) / 12;

    private protected override double Invert(double p) => Interpolation.Between(Minimum, Maximum, p);

    private protected override double CumulativeInside(double x) => (x - Minimum) / (Maximum - Minimum);
}
